/// What follows from a declaration: validation, the plan of one resource, the document that is
/// sent, what is read from it, apply, read and import.
///
/// Begin at [DeclaredResource], which joins the steps; each step is a file: [Validation],
/// [Planning], [Expansion], [Flattening]. The service is behind [Transport].
///
/// Planned values follow the strict rules of the plugin protocol, with two exceptions that each
/// plan says for itself (`legacyTypeSystem`): a declared default is shown where the configuration
/// is silent, and what another writer left in the state for a silent configuration (`""`, `0`,
/// `false`, an empty collection) is kept.
@NullMarked
package dev.simplon.resource.lifecycle;

import org.jspecify.annotations.NullMarked;
