@NullMarked
package dev.simplon.plugin;

import org.jspecify.annotations.NullMarked;
