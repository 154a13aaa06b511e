package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.simplon.resource.PrivateData;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AzurermProviderPropertiesTest {
    private static final String LOCAL = "azurerm_local_network_gateway";

    @Test
    void planAfterApplyAndAfterRefreshIsEmptyWhateverWasThereBefore() {
        qt().withExamples(200)
                .forAll(
                        lists().of(integers().between(0, 255)).ofSizeBetween(0, 4),
                        integers().between(0, 4_000_000),
                        booleans().all(),
                        integers().between(0, 3))
                .checkAssert((prefixes, asn, byName, tags) -> {
                    var stack = new Stack("4.55.0");
                    var first =
                            stack.create(
                                    LOCAL,
                                    Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
                    var config = config(stack, prefixes, asn, byName, tags);
                    var applied = stack.apply(LOCAL, Optional.of(first), config);
                    assertThat(applied.diagnostics()).isEmpty();
                    var state = (ObjectValue) applied.state();
                    assertThat(stack.plan(LOCAL, Optional.of(state), config).planned())
                            .isEqualTo(state);
                    var read =
                            (ObjectValue)
                                    stack.provider.read(LOCAL, state, PrivateData.NONE).state();
                    assertThat(stack.plan(LOCAL, Optional.of(read), config).planned())
                            .isEqualTo(read);
                });
    }

    @Test
    void whatIsPlannedAndKnownIsSoAfterTheApply() {
        qt().withExamples(200)
                .forAll(
                        lists().of(integers().between(0, 255)).ofSizeBetween(0, 4),
                        integers().between(0, 4_000_000),
                        booleans().all(),
                        integers().between(0, 3))
                .checkAssert((prefixes, asn, byName, tags) -> {
                    var stack = new Stack("5.2.0");
                    var config = config(stack, prefixes, asn, byName, tags);
                    var planned = stack.plan(LOCAL, Optional.empty(), config).planned();
                    var applied = stack.apply(LOCAL, Optional.empty(), config);
                    assertThat(applied.state().isWhollyKnown()).isTrue();
                    planned.asMap()
                            .forEach((name, value) -> {
                                if (value.isWhollyKnown()) {
                                    assertThat(applied.state().member(name)).contains(value);
                                }
                            });
                });
    }

    private static ObjectValue config(
            Stack stack, List<Integer> prefixes, int asn, boolean byName, int tags) {
        var text = new StringBuilder();
        text.append(
                byName
                        ? ", \"gateway_fqdn\": \"branch.example\""
                        : ", \"gateway_address\": \"192.0.2.7\"");
        text.append(
                prefixes.stream()
                        .distinct()
                        .map(n -> "\"10." + n + ".0.0/16\"")
                        .collect(Collectors.joining(", ", ", \"address_space\": [", "]")));
        if (asn % 2 == 1) {
            text.append(", \"bgp_settings\": [{\"asn\": ")
                    .append(asn)
                    .append(", \"bgp_peering_address\": \"10.0.0.9\"")
                    .append(asn % 3 == 0 ? ", \"peer_weight\": 5" : "")
                    .append("}]");
        }
        if (tags > 0) {
            text.append(", \"tags\": {");
            for (int i = 1; i < tags; i++) {
                text.append(i > 1 ? ", " : "").append("\"t").append(i).append("\": \"v\"");
            }
            text.append("}");
        }
        return stack.config(LOCAL, Stack.localGateway(text.toString()));
    }
}
