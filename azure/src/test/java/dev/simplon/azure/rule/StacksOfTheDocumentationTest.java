package dev.simplon.azure.rule;

import static dev.simplon.azure.Stack.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.Stack;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The examples of the provider's documentation, as of two days.
class StacksOfTheDocumentationTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final LocalDate THEN = LocalDate.of(2023, 6, 1);

    @Test
    void siteToSiteOf2023WasRightThen() {
        assertThat(create(siteToSite2023(), THEN)).isEqualTo(new Report(List.of(), List.of()));
    }

    @Test
    void siteToSiteOf2023IsRefusedItsBasicAddressToday() {
        var report = create(siteToSite2023(), TODAY);
        assertThat(report.undecided()).isEmpty();
        assertThat(report.findings()).hasSize(1);
        var finding = report.findings().getFirst();
        assertThat(finding.rule().id()).isEqualTo("SIM-IP-176");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.REFUSED);
        assertThat(finding.resource()).isEqualTo(id("publicIPAddresses", "test"));
        assertThat(finding.at()).hasToString("sku.name");
        assertThat(finding.code()).contains("IPv4BasicSkuPublicIpCountLimitReached");
        assertThat(finding.mend())
                .isEqualTo("Set sku = \"Standard\" and allocation_method = \"Static\".");
    }

    @Test
    void siteToSiteWithThatMendIsRight() {
        var mended =
                siteToSite2023()
                        .set(id("publicIPAddresses", "test"), "sku.name", "\"Standard\"")
                        .set(
                                id("publicIPAddresses", "test"),
                                "properties.publicIPAllocationMethod",
                                "\"Static\"");
        assertThat(create(mended, TODAY)).isEqualTo(new Report(List.of(), List.of()));
    }

    @Test
    void siteToSiteWithAZonalGatewayIsRight() {
        var stack = Stack.siteToSite();
        for (var id : List.copyOf(stack.documents().keySet())) {
            stack.set(id, "location", "\"West US 2\"");
        }
        assertThat(create(stack, TODAY)).isEqualTo(new Report(List.of(), List.of()));
    }

    @Test
    void zonesInARegionWithoutThemAreAWarning() {
        assertThat(create(Stack.siteToSite(), TODAY).findings())
                .extracting(f -> f.rule().id() + " " + f.severity() + " " + f.what())
                .containsExactly("SIM-IP-175 WARNING A public IP address has zones in westus");
    }

    @Test
    void networkToNetworkOf2023WasRightThen() {
        assertThat(create(networkToNetwork2023(), THEN))
                .isEqualTo(new Report(List.of(), List.of()));
    }

    @Test
    void networkToNetworkOf2023IsRefusedItsBasicAddressesToday() {
        assertThat(create(networkToNetwork2023(), TODAY).findings())
                .extracting(f -> f.rule().id() + " " + f.severity() + " " + f.resource().name())
                .containsExactlyInAnyOrder(
                        "SIM-IP-176 REFUSED us",
                        "SIM-IP-176 REFUSED europe",
                        "SIM-GW-014 WARNING us",
                        "SIM-GW-014 WARNING europe",
                        "SIM-GW-027 REFUSED us",
                        "SIM-GW-027 REFUSED europe");
    }

    @Test
    void networkToNetworkWithZonalGatewaysIsRight() {
        var stack = Stack.networkToNetwork();
        for (var id : List.copyOf(stack.documents().keySet())) {
            var europe = id.names().getFirst().startsWith("europe");
            stack.set(id, "location", europe ? "\"West Europe\"" : "\"East US\"");
        }
        assertThat(create(stack, TODAY)).isEqualTo(new Report(List.of(), List.of()));
    }

    @Test
    void nothingIsSaidOfAnUnchangedStack() {
        var changes =
                siteToSite2023().documents().entrySet().stream()
                        .map(e ->
                                new Change(
                                        e.getKey(),
                                        e.getKey().type(),
                                        Optional.of(e.getValue()),
                                        Optional.of(e.getValue())))
                        .toList();
        assertThat(RuleCatalogue.judge(changes, Neighbours.none(), TODAY))
                .isEqualTo(new Report(List.of(), List.of()));
    }

    @Test
    void wholeStackMayBeDestroyed() {
        var changes =
                Stack.siteToSite().documents().entrySet().stream()
                        .map(e ->
                                new Change(
                                        e.getKey(),
                                        e.getKey().type(),
                                        Optional.of(e.getValue()),
                                        Optional.empty()))
                        .toList();
        assertThat(RuleCatalogue.judge(changes, Neighbours.none(), TODAY))
                .isEqualTo(new Report(List.of(), List.of()));
    }

    static Stack siteToSite2023() {
        return basic(Stack.siteToSite(), "test")
                .set(id("virtualNetworkGateways", "test"), "properties.sku.name", "\"Basic\"")
                .set(id("virtualNetworkGateways", "test"), "properties.sku.tier", "\"Basic\"");
    }

    static Stack networkToNetwork2023() {
        var stack = basic(basic(Stack.networkToNetwork(), "us"), "europe");
        for (var name : List.of("us", "europe")) {
            stack.set(id("virtualNetworkGateways", name), "properties.sku.name", "\"VpnGw1\"")
                    .set(id("virtualNetworkGateways", name), "properties.sku.tier", "\"VpnGw1\"");
        }
        return stack;
    }

    private static Stack basic(Stack stack, String address) {
        return stack.put(
                id("publicIPAddresses", address),
                """
                {"location":"West US","sku":{"name":"Basic","tier":"Regional"},
                "properties":{"publicIPAllocationMethod":"Dynamic"}}\
                """);
    }

    static Report create(Stack stack, LocalDate asOf) {
        return RuleCatalogue.judge(creations(stack.documents()), Neighbours.none(), asOf);
    }

    static List<Change> creations(Map<ResourceId, ObjectValue> documents) {
        return documents.entrySet().stream()
                .map(e ->
                        new Change(
                                e.getKey(),
                                e.getKey().type(),
                                Optional.empty(),
                                Optional.of(e.getValue())))
                .toList();
    }
}
