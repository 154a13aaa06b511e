/// Plan, apply and destroy over any provider and one configuration.
///
/// Begin at [Engine], the door; [Plan] is what it says will happen, [ApplyOutcome] what did.
/// Inside, [Planning] and [Applying] are the two walks; both run on [Graph]. [Evaluation] gives
/// names in expressions their values. The state and its file are in `state`, what a person reads in
/// `render`.
///
/// Source: Terraform's documentation of the resource instance change lifecycle and of destroying.
@NullMarked
package dev.simplon.engine;

import org.jspecify.annotations.NullMarked;
