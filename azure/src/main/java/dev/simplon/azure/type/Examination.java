package dev.simplon.azure.type;

import dev.simplon.values.Value.ObjectValue;
import java.util.List;

/// A document in canonical form as far as it goes, and everything in it that is not of the type's
/// shape; what is wrong stays in it as it came.
public record Examination(ObjectValue document, List<Violation> violations) {
    public Examination {
        violations = List.copyOf(violations);
    }
}
