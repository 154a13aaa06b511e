/// The provider from outside: real terraform, the built command as provider, the local cloud as
/// Azure.
///
/// Begin at [Terraform] and [LocalAzure]; what the matrix asks of every argument is in [Scenario]
/// and [ScenarioRun]. Nearly all tests reach the provider by `TF_REATTACH_PROVIDERS`; those of the
/// installed provider, which Terraform starts itself, begin at [Mirror].
@NullMarked
package dev.simplon.acceptance.provider;

import org.jspecify.annotations.NullMarked;
