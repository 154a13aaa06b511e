package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider.Finding;
import dev.simplon.resource.Provider.PlannedChange;
import dev.simplon.resource.Version;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final String ADDRESS = "azurerm_public_ip";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void newBasicAddressIsRefusedTodayInTheWordsOfTheConfiguration() {
        var findings = review("3.60.0", TODAY, "Dynamic");
        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.address()).isEqualTo("azurerm_public_ip.example");
                    assertThat(finding.diagnostic().isError()).isTrue();
                    assertThat(finding.diagnostic().at().toString()).isEqualTo("sku");
                });
        assertThat(findings.toString()).doesNotContain("`sku.name`").doesNotContain("`properties.");
    }

    @Test
    void newBasicAddressWasRightIn2023() {
        assertThat(review("3.60.0", LocalDate.of(2023, 6, 1), "Dynamic")).isEmpty();
    }

    @Test
    void addressOfTheLaterDefaultIsRightToday() {
        assertThat(review("4.55.0", TODAY, "Static")).isEmpty();
    }

    private static List<Finding> review(String version, LocalDate asOf, String allocation) {
        var provider = AzurermProvider.of(Version.of(version), Settings.offline(Map.of(), asOf));
        assertThat(provider.configure(Value.object(new LinkedHashMap<>()))).isEmpty();
        var block =
                Optional.ofNullable(provider.resourceTypes().get(ADDRESS)).orElseThrow().block();
        var raw = new LinkedHashMap<String, Value>();
        raw.put("name", Value.of("pip"));
        raw.put("resource_group_name", Value.of("rg"));
        raw.put("location", Value.of("West Europe"));
        raw.put("allocation_method", Value.of(allocation));
        var config = Recorded.conformed(block, Value.object(raw));
        var planned =
                (ObjectValue)
                        provider.plan(
                                        ADDRESS,
                                        Value.nullOf(block.impliedType()),
                                        config,
                                        config,
                                        PrivateData.NONE)
                                .planned();
        return provider.review(
                        List.of(
                                new PlannedChange(
                                        "azurerm_public_ip.example",
                                        ADDRESS,
                                        Optional.empty(),
                                        Optional.of(planned))))
                .findings();
    }
}
