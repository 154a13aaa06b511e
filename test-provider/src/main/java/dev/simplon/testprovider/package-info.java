/// A small real provider: boxes in a world that a test can look into and break. Begin at
/// [TestProvider].
@NullMarked
package dev.simplon.testprovider;

import org.jspecify.annotations.NullMarked;
