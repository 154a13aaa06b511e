package dev.simplon.azure.type;

import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.Map;

/// What the service fills in for a property that the request leaves out.
public sealed interface Default {
    record Fixed(Value value) implements Default {}

    /// Decided by another member of the object that the property is in.
    ///
    /// @param cases by the other member's wire name
    /// @param otherwise where it is none of these, or absent
    record By(Path other, Map<String, Value> cases, Default otherwise) implements Default {
        public By {
            cases = Map.copyOf(cases);
        }
    }

    /// The same as another member of the same object.
    record SameAs(String other) implements Default {}

    /// None.
    record Nothing() implements Default {}
}
