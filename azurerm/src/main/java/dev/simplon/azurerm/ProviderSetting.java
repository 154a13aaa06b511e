package dev.simplon.azurerm;

import dev.simplon.resource.declaration.Member;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Optional;

/// One attribute or feature of the provider block, and what becomes of it.
///
/// @param variables environment variables that stand for it where the block is silent; the first
///   that is set counts
/// @param because what it does, why it does nothing, or what to do instead
record ProviderSetting(Member row, List<String> variables, Treatment treatment, String because) {
    ProviderSetting {
        variables = List.copyOf(variables);
    }

    enum Treatment {
        /// It does what it does in azurerm.
        ACTED_ON,
        /// A configuration with it is valid, and nothing else comes of it.
        IGNORED,
        /// To ignore it would do something else than was asked for: an error unless it is off.
        REFUSED
    }

    static ProviderSetting actedOn(Member.Row row, String how, String... variables) {
        return new ProviderSetting(row.row(), List.of(variables), Treatment.ACTED_ON, how);
    }

    static ProviderSetting ignored(Member.Row row, String why, String... variables) {
        return new ProviderSetting(row.row(), List.of(variables), Treatment.IGNORED, why);
    }

    static ProviderSetting refused(Member.Row row, String instead) {
        return new ProviderSetting(row.row(), List.of(), Treatment.REFUSED, instead);
    }

    String name() {
        return row.name();
    }

    /// Whether a value of it asks for something.
    static boolean asks(Optional<Value> value) {
        return value.filter(v -> v.isKnown() && !v.isNull())
                .map(v -> !v.equals(Value.of(false)) && !v.equals(Value.of("")))
                .orElse(false);
    }
}
