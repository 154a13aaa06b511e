package dev.simplon.engine.state;

import java.time.Instant;
import java.util.Optional;

/// An object that was asked for and that the state does not know yet. Between the provider's write
/// and the state's, the process may be killed; then this is all that is known of the object, and
/// the next plan looks whether it exists.
///
/// @param address as Terraform writes it
/// @param id what the object will be called, where the plan knew it
public record PendingCreate(String address, String type, Optional<String> id, Instant since) {}
