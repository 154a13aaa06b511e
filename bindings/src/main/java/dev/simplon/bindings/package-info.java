/// Typed constructs generated from the declarations, and the generator.
@NullMarked
package dev.simplon.bindings;

import org.jspecify.annotations.NullMarked;
