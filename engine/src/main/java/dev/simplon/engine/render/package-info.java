/// What a person, or a program, reads of plans and outcomes.
@NullMarked
package dev.simplon.engine.render;

import org.jspecify.annotations.NullMarked;
