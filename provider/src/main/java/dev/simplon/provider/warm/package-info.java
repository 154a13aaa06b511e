/// The process that outlives its launches, so that the next ones find a JVM that is up.
@NullMarked
package dev.simplon.provider.warm;

import org.jspecify.annotations.NullMarked;
