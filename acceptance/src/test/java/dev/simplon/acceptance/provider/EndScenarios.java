package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.Hcl.ABSENT;
import static dev.simplon.acceptance.provider.Hcl.blocks;
import static dev.simplon.acceptance.provider.Hcl.ref;
import static dev.simplon.acceptance.provider.Scenario.HERE;
import static dev.simplon.acceptance.provider.Scenario.outside;
import static dev.simplon.acceptance.provider.Scenario.target;
import static dev.simplon.acceptance.provider.Walk.replaces;
import static dev.simplon.acceptance.provider.Walk.starts;
import static dev.simplon.acceptance.provider.Walk.updates;

import dev.simplon.acceptance.provider.Scenario.Target;
import java.util.List;
import java.util.Map;

/// Resource groups, public addresses and local network gateways.
final class EndScenarios {
    static final Scenario SCENARIO =
            Scenario.of("ends", "", group(), publicIp(), localNetworkGateway());

    private EndScenarios() {}

    private static Target group() {
        return target(
                        "azurerm_resource_group",
                        """
                        name     = "ends-group-@"
                        location = "West Europe"
                        """,
                        replaces("name", "ends-group-@", "ends-renamed-@"),
                        starts().keep("location", "westeurope").replace("location", "North Europe"),
                        tags(),
                        updates("managed_by", ABSENT, "someone", "someone else", ABSENT))
                .timeouts("create", "read", "update", "delete");
    }

    private static Target publicIp() {
        return target(
                        "azurerm_public_ip",
                        HERE
                                + """
                                name              = "ip-@"
                                allocation_method = "Static"
                                """,
                        replaces("name", "ip-@", "renamed-@"),
                        moves(),
                        regions(),
                        starts().keep("sku", "Standard").replace("sku", "StandardV2"),
                        replaces("sku_tier", "Regional", "Global"),
                        replaces("ip_version", "IPv4", "IPv6"),
                        updates("idle_timeout_in_minutes", ABSENT, 10, 30, ABSENT),
                        updates("domain_name_label", ABSENT, "lab-@", "lab-again-@", ABSENT),
                        starts("domain_name_label", "scoped-@")
                                .update("domain_name_label_scope", "TenantReuse")
                                .replace("domain_name_label_scope", "NoReuse"),
                        starts("domain_name_label", "back-@")
                                .update("reverse_fqdn", "back-@.westeurope.cloudapp.azure.com.")
                                .update("reverse_fqdn", "mail.example.com.")
                                .update("reverse_fqdn", ABSENT),
                        updates("ddos_protection_mode", ABSENT, "Disabled", "Enabled", ABSENT),
                        starts("ddos_protection_mode", "Enabled")
                                .update(
                                        "ddos_protection_plan_id",
                                        outside("ddosProtectionPlans", "one"))
                                .update(
                                        "ddos_protection_plan_id",
                                        outside("ddosProtectionPlans", "two"))
                                .update("ddos_protection_plan_id", ABSENT),
                        replaces(
                                "public_ip_prefix_id",
                                ABSENT,
                                outside("publicIPPrefixes", "one"),
                                outside("publicIPPrefixes", "two"),
                                ABSENT),
                        replaces(
                                "ip_tags",
                                ABSENT,
                                Map.of("RoutingPreference", "Internet"),
                                Map.of("FirstPartyUsage", "/Sql"),
                                ABSENT),
                        replaces("zones", List.of("1"), List.of("3", "2", "1"), ABSENT),
                        replaces("edge_zone", ABSENT, "microsoftlosangeles1", ABSENT),
                        tags())
                .timeouts("create", "read", "update", "delete");
    }

    private static Target localNetworkGateway() {
        return target(
                        "azurerm_local_network_gateway",
                        HERE
                                + """
                                name            = "site-@"
                                gateway_address = "203.0.113.@"
                                address_space   = ["10.51.0.0/16"]
                                """,
                        replaces("name", "site-@", "renamed-@"),
                        moves(),
                        regions(),
                        updates("gateway_address", "203.0.113.@", "198.51.100.@"),
                        starts().update("gateway_address", ABSENT, "gateway_fqdn", "a.example.com")
                                .update("gateway_fqdn", "b.example.com")
                                .update("gateway_fqdn", ABSENT, "gateway_address", "203.0.113.77"),
                        updates(
                                "address_space",
                                List.of("10.51.0.0/16"),
                                List.of("10.53.0.0/16", "10.51.0.0/16", "10.52.0.0/16"),
                                List.of("10.52.0.0/16", "10.53.0.0/16"),
                                List.of("10.53.0.0/16", "10.52.0.0/16")),
                        updates(
                                        "bgp_settings",
                                        ABSENT,
                                        blocks(
                                                """
                                                asn                 = 65050
                                                bgp_peering_address = "10.51.255.30"
                                                """))
                                .update("bgp_settings.asn", 65051)
                                .update("bgp_settings.bgp_peering_address", "10.51.255.31")
                                .update("bgp_settings.peer_weight", 10)
                                .update("bgp_settings.peer_weight", ABSENT)
                                .update("bgp_settings", ABSENT),
                        starts(
                                        "bgp_settings",
                                        blocks(
                                                """
                                                asn                 = 4200000000
                                                bgp_peering_address = "10.51.255.30"
                                                """))
                                .update("address_space", ABSENT),
                        tags())
                .timeouts("create", "read", "update", "delete");
    }

    static Walk tags() {
        return updates(
                "tags",
                ABSENT,
                Map.of("env", "test"),
                Map.of("env", "prod", "Team", "Net"),
                ABSENT);
    }

    /// Into another group.
    static Walk moves() {
        return starts().replace("resource_group_name", ref("azurerm_resource_group.other.name"));
    }

    /// Into another region, after one and the same in another spelling.
    static Walk regions() {
        return starts().keep("location", "west europe")
                .keep("location", "WestEurope")
                .replace("location", "North Europe");
    }
}
