/// Terraform's JSON syntax: [JsonReader] reads text to [Json] with the place of everything,
/// [ModuleReader] finds the blocks of a module in it, [JsonBody] and [JsonExpression] are what
/// stands in them.
///
/// Source: Terraform language, "JSON Configuration Syntax"; HCL JSON syntax specification.
@NullMarked
package dev.simplon.configuration.syntax;

import org.jspecify.annotations.NullMarked;
