package dev.simplon.azure.rule;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Value.ObjectValue;
import java.util.Optional;

/// What is to happen to one document: created (no prior), updated (both), deleted (no planned).
///
/// @param type `Microsoft.Network/publicIPAddresses`
/// @param planned the ARM document as it would be sent; parts may be unknown, and then a rule that
///   needs them is undecided
public record Change(
        ResourceId id, String type, Optional<ObjectValue> prior, Optional<ObjectValue> planned) {
    public boolean isCreation() {
        return prior.isEmpty() && planned.isPresent();
    }

    public boolean isDeletion() {
        return planned.isEmpty();
    }
}
