/// Terraform's values: what a value is, known, unknown, null, absent and sensitive.
///
/// Begin at [Value] and [Type]; [Path] says where in a value something is, [Diagnostic] says what
/// is wrong there. Conversion between types is in `convert`, the wire forms in `json`.
///
/// Source: the cty type system as used by Terraform (zclconf/go-cty, docs/types.md,
/// docs/concepts.md).
@NullMarked
package dev.simplon.values;

import org.jspecify.annotations.NullMarked;
