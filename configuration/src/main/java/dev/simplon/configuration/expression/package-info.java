/// Expressions: parsed to a tree of [Node] by [ExpressionParser], turned into values by
/// [Evaluation]. What a value is, and how it converts, is in the room `values`; the functions are
/// in `function`.
///
/// Source: HCL native syntax specification; Terraform's messages are quoted where they are known.
@NullMarked
package dev.simplon.configuration.expression;

import org.jspecify.annotations.NullMarked;
