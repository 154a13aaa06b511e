/// The functions of Terraform's language: [Functions] is the table, and there is one file a family.
/// A [Function] states its parameters; conversion, null, unknown and marks are dealt with once, in
/// [Function#call].
///
/// Source: Terraform language, "Built-in Functions"; signatures of `terraform metadata functions`.
@NullMarked
package dev.simplon.configuration.function;

import org.jspecify.annotations.NullMarked;
