/// The authoring library: a program builds a tree of constructs, and [App#synth] writes each stack
/// of it as Terraform's JSON syntax.
///
/// The vocabulary is CDKTF's (`com.hashicorp.cdktf` and `software.constructs` in one package), so
/// that a CDKTF Java program compiles after its imports change, and the documents are CDKTF
/// 0.21.0's to the byte, without its defects. Begin at [App], [TerraformStack] and
/// [TerraformElement]; what a getter returns before anything is known is a [Token]; [Resolver]
/// turns tokens into text.
///
/// Typed classes for azurerm are not here but in `dev.simplon.bindings`.
@NullMarked
package dev.simplon.constructs;

import org.jspecify.annotations.NullMarked;
