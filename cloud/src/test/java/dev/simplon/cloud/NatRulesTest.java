package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.errorCode;
import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cloud.document.Edit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatRulesTest {
    private static final String NET =
            "/subscriptions/{s}/resourceGroups/rg/providers/Microsoft.Network";
    private static final String V = "?api-version=" + VERSION;
    private static final String GATEWAY = NET + "/virtualNetworkGateways/vgw";
    private static final String RULE = GATEWAY + "/natRules/in";
    private static final String BODY =
            "{\"name\":\"in\",\"properties\":{\"mode\":\"IngressSnat\",\"type\":\"Static\","
                    + "\"externalMappings\":[{\"addressSpace\":\"10.8.0.0/26\"}],"
                    + "\"internalMappings\":[{\"addressSpace\":\"10.7.0.0/26\"}]}}";

    @TempDir Path directory = Path.of("");

    @Test
    void ruleIsAResourceAndAPartOfItsGateway() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            assertThat(errorCode(cloud.get(RULE + V))).isEqualTo("NotFound");
            assertThat(cloud.call("PUT", RULE + V, BODY).statusCode()).isEqualTo(201);
            cloud.done("PUT", RULE + V, BODY.replace("10.8.0.0", "10.9.0.0"));
            var rule = json(cloud.get(RULE + V).body());
            assertThat(text(rule, "type"))
                    .isEqualTo("Microsoft.Network/virtualNetworkGateways/natRules");
            assertThat(rule.toString()).contains("10.9.0.0/26").doesNotContain("10.8.0.0/26");

            var gateway = json(cloud.get(GATEWAY + V).body());
            assertThat(Edit.list(gateway, "properties", "natRules")).containsExactly(rule);
            assertThat(text(gateway, "etag")).isEqualTo(text(rule, "etag"));
            assertThat(json(cloud.get(GATEWAY + "/natRules" + V).body()))
                    .isEqualTo(Edit.object("value", List.of(rule)));
        }
    }

    @Test
    void ruleInUseStays() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            cloud.done("PUT", RULE + V, BODY);
            var connection = NET + "/connections/onpremise";
            var linked =
                    TestCloud.siteToSite(connection)
                            .replace(
                                    "\"sharedKey\"",
                                    "\"ingressNatRules\":[{\"id\":\""
                                            + RULE
                                            + "\"}],\"sharedKey\"");
            cloud.done("PUT", connection + V, linked);

            var delete = cloud.call("DELETE", RULE + V, "");
            assertThat(delete.statusCode()).isEqualTo(400);
            assertThat(errorCode(delete)).isEqualTo("GatewayNatRuleIsStillInUse");
            // A gateway that leaves the rule out would delete it (azurerm issue 25683).
            var without = cloud.call("PUT", GATEWAY + V, TestCloud.siteToSite(GATEWAY));
            assertThat(errorCode(without)).isEqualTo("GatewayNatRuleIsStillInUse");

            cloud.done("PUT", connection + V, TestCloud.siteToSite(connection));
            cloud.done("DELETE", RULE + V, "");
            assertThat(cloud.get(RULE + V).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void connectionRefersOnlyToRulesThatThereAre() throws Exception {
        try (var cloud = TestCloud.in(directory)) {
            cloud.makeSiteToSite(cloud.arm());
            var connection = NET + "/connections/onpremise";
            var linked =
                    TestCloud.siteToSite(connection)
                            .replace(
                                    "\"sharedKey\"",
                                    "\"egressNatRules\":[{\"id\":\"" + RULE + "\"}],\"sharedKey\"");
            assertThat(errorCode(cloud.call("PUT", connection + V, linked)))
                    .isEqualTo("InvalidResourceReference");
        }
    }
}
