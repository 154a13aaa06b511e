/// The client from outside, against a server that answers what the test says.
@NullMarked
package dev.simplon.arm;

import org.jspecify.annotations.NullMarked;
