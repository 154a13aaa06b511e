/// JSON to values and back: with a type given, or with the types that the text implies.
@NullMarked
package dev.simplon.values.json;

import org.jspecify.annotations.NullMarked;
