package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Version;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A state that azurerm wrote, under the configuration that it was written for, plans to no change.
class RecordedStatesTest {
    private static final String SUBSCRIPTION = "33333333-3333-3333-3333-333333333333";

    /// Where azurerm's own next plan shows the same change: a weight of 0 is not sent on create,
    /// and the service makes 10 of it.
    private static final Set<String> CHANGES_UNDER_AZURERM_TOO =
            Set.of("azurerm_virtual_network_gateway_connection.main: routing_weight 10 -> 0");

    @ParameterizedTest
    @CsvSource({"3.60, 3.60.0", "3.117, 3.117.1", "4.20, 4.20.0"})
    void stateOfEveryRecordedCasePlansToNoChange(String recorded, String version) {
        var changes = new TreeMap<String, String>();
        var planned = 0;
        for (var name : Recorded.cases(recorded)) {
            var provider = provider(version);
            for (var resource : Recorded.load(recorded, name, provider)) {
                if (resource.state().isEmpty()) {
                    continue;
                }
                var type = resource.type();
                var config = resource.configuration();
                planned++;
                var prior = (ObjectValue) provider.upgrade(type, 0, resource.state().get()).state();
                assertThat(provider.validateResource(type, config)).isEmpty();
                var plan = provider.plan(type, prior, config, config, PrivateData.NONE);
                differences(prior, (ObjectValue) plan.planned())
                        .forEach((attribute, change) -> {
                            var what = resource.address() + ": " + attribute + " " + change;
                            if (!CHANGES_UNDER_AZURERM_TOO.contains(what)) {
                                changes.put(name + " " + what, change);
                            }
                        });
            }
        }
        assertThat(changes).isEmpty();
        assertThat(planned).isGreaterThan(150);
    }

    private static Map<String, String> differences(ObjectValue prior, ObjectValue planned) {
        var found = new LinkedHashMap<String, String>();
        planned.members()
                .forEach((name, value) -> {
                    var before = prior.members().get(name);
                    if (!value.equals(before)) {
                        found.put(name, text(before) + " -> " + text(value));
                    }
                });
        return found;
    }

    private static String text(@org.jspecify.annotations.Nullable Value value) {
        return value == null
                ? "nothing"
                : value.asNumber().map(n -> n.toPlainString()).orElse(String.valueOf(value));
    }

    static AzurermProvider provider(String version) {
        var provider =
                AzurermProvider.of(
                        Version.of(version),
                        Settings.offline(
                                Map.of("ARM_SUBSCRIPTION_ID", SUBSCRIPTION),
                                LocalDate.of(2026, 11, 25)));
        assertThat(provider.configure(Value.object(new LinkedHashMap<>()))).isEmpty();
        return provider;
    }
}
