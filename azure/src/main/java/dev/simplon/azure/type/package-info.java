/// What an ARM type is: its properties, enums, ranges, service defaults, what is read-only and what
/// refers to what.
///
/// Begin at [ArmType] and [ArmTypes].
@NullMarked
package dev.simplon.azure.type;

import org.jspecify.annotations.NullMarked;
