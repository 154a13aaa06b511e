package dev.simplon.resource.lifecycle;

import dev.simplon.values.Value;
import java.util.Map;

/// What a configured provider gives to every resource.
///
/// @param variables the names in id templates that are not attributes: `subscription`; values may
///   be unknown
/// @param settings what the provider's block says for
///   [dev.simplon.resource.declaration.Particulars]
public record Session(
        Transport transport, Map<String, Value> variables, Map<String, Value> settings) {
    public Session {
        variables = Map.copyOf(variables);
        settings = Map.copyOf(settings);
    }
}
