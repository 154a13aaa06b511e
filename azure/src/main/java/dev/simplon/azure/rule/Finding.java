package dev.simplon.azure.rule;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Path;
import java.util.Optional;

/// One thing that Azure would refuse, or that is risky.
///
/// @param resource the document it is about
/// @param at the place in the ARM document: `properties.sku.name`
/// @param what in one sentence, without a full stop
/// @param why the reason, with its source
/// @param mend the change that mends it
/// @param code Azure's own error code, only where it was observed
public record Finding(
        Rule rule,
        Severity severity,
        ResourceId resource,
        Path at,
        String what,
        String why,
        String mend,
        Optional<String> code) {
    public enum Severity {
        REFUSED,
        WARNING
    }
}
