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
    /// The setting by which a create does not look first whether something is there already.
    public static final String MAY_TAKE_OVER =
            "skip_import_check_on_create_and_allow_overwriting_existing_resources";

    public Session {
        variables = Map.copyOf(variables);
        settings = Map.copyOf(settings);
    }

    boolean mayTakeOver() {
        return Value.of(true).equals(settings.get(MAY_TAKE_OVER));
    }
}
