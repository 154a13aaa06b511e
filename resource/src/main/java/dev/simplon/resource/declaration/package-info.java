/// How a resource type is declared: one table that says, for each attribute, the Terraform side,
/// its place in the document, what forces replacement, and in which versions it exists under that
/// name.
///
/// Begin at [ResourceType]; its rows are [Argument] and [Nested], written with the words of [Rows].
/// [TypeAtVersion] is the table as one version of the provider sees it. A [Codec] stands where the
/// two shapes differ, a [Check] where a value can be wrong by itself, a [Constraint] where several
/// can; what no table can say is in [Particulars]. What follows from a declaration is in
/// `dev.simplon.resource.lifecycle`.
@NullMarked
package dev.simplon.resource.declaration;

import org.jspecify.annotations.NullMarked;
