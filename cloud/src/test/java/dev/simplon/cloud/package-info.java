/// The cloud from outside: a real server, asked by the real client and by plain HTTP.
@NullMarked
package dev.simplon.cloud;

import org.jspecify.annotations.NullMarked;
