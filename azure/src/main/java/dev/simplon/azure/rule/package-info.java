/// The dated catalogue of what Azure refuses, and why we believe it.
///
/// Begin at [Rule] and [RuleCatalogue]; then one file a family of rules.
@NullMarked
package dev.simplon.azure.rule;

import org.jspecify.annotations.NullMarked;
