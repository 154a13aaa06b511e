package dev.simplon.azure.type;

import dev.simplon.values.Value;
import java.util.Optional;

/// The members of an object, found without regard to case.
final class Members {
    private Members() {}

    /// Where a member stands twice in different spellings, the last counts.
    static Optional<Value> of(Value object, String name) {
        var exact = object.member(name);
        if (exact.isPresent()) {
            return exact;
        }
        Optional<Value> found = Optional.empty();
        for (var member : object.asMap().entrySet()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                found = Optional.of(member.getValue());
            }
        }
        return found;
    }
}
