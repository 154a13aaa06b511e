/// simplon: the commands.
@NullMarked
package dev.simplon.cli;

import org.jspecify.annotations.NullMarked;
