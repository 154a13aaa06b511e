/// The JDK's ahead-of-time cache of the provider: the run that it is recorded from, and its making.
@NullMarked
package dev.simplon.provider.cache;

import org.jspecify.annotations.NullMarked;
