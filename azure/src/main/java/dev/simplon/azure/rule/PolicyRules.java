package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.ConnectionRules.connection;
import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;
import static dev.simplon.azure.rule.Rule.Evidence.PROVIDER;

import dev.simplon.azure.rule.Rule.Scope;
import dev.simplon.values.Value;
import java.util.List;

/// IPsec and IKE parameters of connections. Enums and missing members are the type table's.
final class PolicyRules {
    private static final String REQUIREMENTS =
            "Microsoft, \"About cryptographic requirements and Azure VPN gateways\" (read"
                    + " 2026-11-24)";
    private static final String SELECTORS =
            "Microsoft, \"Connect a VPN gateway to multiple on-premises policy-based devices\" (read"
                    + " 2026-11-24)";

    static final List<Rule> ALL =
            List.of(
                    connection(
                            "SIM-POL-007",
                            "R007",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A connection of a Basic gateway has no policy of its own",
                            REQUIREMENTS,
                            PolicyRules::basicHasNone),
                    connection(
                            "SIM-POL-040",
                            "R040",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A connection has one policy at most",
                            "terraform-provider-azurerm,"
                                    + " virtual_network_gateway_connection_resource; "
                                    + REQUIREMENTS,
                            PolicyRules::oneAtMost),
                    connection(
                            "SIM-POL-048",
                            "R048",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "With GCM in IPsec, encryption and integrity are the same",
                            REQUIREMENTS,
                            PolicyRules::gcmTwice),
                    connection(
                            "SIM-POL-049",
                            "R049",
                            KNOWN,
                            Scope.DOCUMENT,
                            "GCM as IKE integrity goes with the same GCM encryption",
                            "two pages of Microsoft's contradict each other (read 2026-11-24)",
                            PolicyRules::gcmInIke),
                    connection(
                            "SIM-POL-050",
                            "R050",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "An SA lives 300 to 172799 seconds",
                            REQUIREMENTS,
                            PolicyRules::lifetime),
                    connection(
                            "SIM-POL-051",
                            "R051",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "An SA carries 1024 to 2147483647 kilobytes, or any number",
                            REQUIREMENTS,
                            PolicyRules::volume),
                    connection(
                            "SIM-POL-053",
                            "R053",
                            KNOWN,
                            Scope.DOCUMENT,
                            "Policy-based selectors go with a policy",
                            SELECTORS + ", contradicted by a newer page",
                            PolicyRules::selectorsNeedPolicy),
                    connection(
                            "SIM-POL-054",
                            "R054",
                            DOCUMENTED,
                            Scope.PAIR,
                            "Policy-based selectors need a route-based gateway above Basic",
                            SELECTORS,
                            PolicyRules::selectorsNeedGateway),
                    connection(
                            "SIM-POL-054-A",
                            "R054",
                            KNOWN,
                            Scope.DOCUMENT,
                            "Policy-based selectors are meant for IKEv2",
                            SELECTORS
                                    + "; says what the device must speak, not that Azure refuses"
                                    + " IKEv1, which its table lists for VpnGw gateways; azure-docs"
                                    + " issue 63423 (read 2026-11-25)",
                            PolicyRules::selectorsNeedVersionTwo),
                    connection(
                            "SIM-POL-055",
                            "R055",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "Chosen selectors need policy-based selectors",
                            "Microsoft, \"Traffic selectors\" (read 2026-11-24)",
                            PolicyRules::selectorsWithoutEffect),
                    connection(
                            "SIM-POL-056",
                            "R056",
                            DOCUMENTED,
                            Scope.WHOLE,
                            "Both directions of a VNet-to-VNet pair have one policy",
                            REQUIREMENTS,
                            PolicyRules::sameBothWays),
                    connection(
                            "SIM-POL-057",
                            "R057",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "An ExpressRoute connection has no IPsec policy",
                            REQUIREMENTS,
                            PolicyRules::noneOnExpressRoute),
                    connection(
                            "SIM-POL-058",
                            "R058",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A DPD timeout is 9 to 3600 seconds",
                            REQUIREMENTS,
                            PolicyRules::deadPeer));

    private PolicyRules() {}

    private static List<View> policies(Look look) {
        return look.document().each("properties.ipsecPolicies");
    }

    private static boolean isGcm(String algorithm) {
        return algorithm.startsWith("GCM");
    }

    private static void basicHasNone(Look look) {
        if (!policies(look).isEmpty()
                && ConnectionRules.gateway(look).filter(GatewayRules::isBasic).isPresent()) {
            look.refuse(
                    look.document().path("properties.ipsecPolicies"),
                    "A connection of a Basic gateway has an IPsec policy",
                    "All SKUs but Basic allow one.",
                    "Set the gateway's sku = \"VpnGw1AZ\", or remove ipsec_policy.");
        }
    }

    private static void oneAtMost(Look look) {
        if (policies(look).size() > 1) {
            look.refuse(
                    look.document().path("properties.ipsecPolicies"),
                    "A connection has " + policies(look).size() + " IPsec policies",
                    "It has one combination of algorithms; azurerm allows one block.",
                    "Keep one.");
        }
    }

    private static void gcmTwice(Look look) {
        for (var policy : policies(look)) {
            var encryption = policy.text("ipsecEncryption").orElse("");
            var integrity = policy.text("ipsecIntegrity").orElse("");
            if ((isGcm(encryption) || isGcm(integrity)) && !encryption.equals(integrity)) {
                look.refuse(
                        policy.path("ipsecIntegrity"),
                        "IPsec encryption is " + encryption + ", integrity is " + integrity,
                        "With a GCM algorithm both are the same, since it does both.",
                        isGcm(encryption)
                                ? "Set ipsec_integrity = \"" + encryption + "\"."
                                : "Set ipsec_encryption = \"" + integrity + "\".");
            }
        }
    }

    private static void gcmInIke(Look look) {
        for (var policy : policies(look)) {
            var encryption = policy.text("ikeEncryption").orElse("");
            var integrity = policy.text("ikeIntegrity").orElse("");
            if (isGcm(integrity) && !encryption.equals(integrity)) {
                look.refuse(
                        policy.path("ikeIntegrity"),
                        "IKE encryption is " + encryption + ", integrity is " + integrity,
                        "A GCM integrity stands for nothing without the same encryption;"
                                + " Microsoft's pages disagree on whether it is accepted.",
                        "Set ike_integrity = \"SHA256\" or \"SHA384\".");
            }
        }
    }

    private static void lifetime(Look look) {
        for (var policy : policies(look)) {
            var seconds = policy.number("saLifeTimeSeconds");
            if (seconds.filter(s -> s != 0 && (s < 300 || s > 172799)).isPresent()) {
                look.refuse(
                        policy.path("saLifeTimeSeconds"),
                        "The SA lifetime is " + seconds.get() + " seconds",
                        "It is 300 to 172799 seconds.",
                        "Leave sa_lifetime out (27000), or choose a value in that range.");
            }
        }
    }

    private static void volume(Look look) {
        for (var policy : policies(look)) {
            var kilobytes = policy.number("saDataSizeKilobytes");
            if (kilobytes.filter(k -> k != 0 && (k < 1024 || k > Integer.MAX_VALUE)).isPresent()) {
                look.refuse(
                        policy.path("saDataSizeKilobytes"),
                        "The SA data size is " + kilobytes.get() + " kilobytes",
                        "It is 1024 to 2147483647 kilobytes, or 0 for no limit.",
                        "Set sa_datasize = 102400000, which is the default, or a value in that"
                                + " range.");
            }
        }
    }

    private static boolean usesSelectors(Look look) {
        return look.document().flag("properties.usePolicyBasedTrafficSelectors");
    }

    private static void selectorsNeedPolicy(Look look) {
        if (usesSelectors(look) && policies(look).isEmpty()) {
            look.refuse(
                    look.document().path("properties.usePolicyBasedTrafficSelectors"),
                    "Policy-based traffic selectors are used without an IPsec policy",
                    "An older page of Microsoft's and azurerm's documentation demand one; a newer"
                            + " page does not.",
                    "Add an ipsec_policy block.");
        }
    }

    private static void selectorsNeedVersionTwo(Look look) {
        if (usesSelectors(look) && look.document().is("properties.connectionProtocol", "IKEv1")) {
            look.refuse(
                    look.document().path("properties.usePolicyBasedTrafficSelectors"),
                    "Policy-based traffic selectors are used with IKEv1",
                    "Microsoft asks for IKEv2 with them; whether Azure takes IKEv1 was not seen.",
                    "Set connection_protocol = \"IKEv2\", or use_policy_based_traffic_selectors ="
                            + " false.");
        }
    }

    private static void selectorsNeedGateway(Look look) {
        if (!usesSelectors(look)) {
            return;
        }
        var at = look.document().path("properties.usePolicyBasedTrafficSelectors");
        var gateway = ConnectionRules.gateway(look);
        if (gateway.filter(g -> GatewayRules.isBasic(g) || GatewayRules.isPolicyBased(g))
                .isPresent()) {
            look.refuse(
                    at,
                    "Policy-based traffic selectors are used on gateway "
                            + gateway.get().id().name(),
                    "They need a route-based gateway of an SKU above Basic.",
                    "Set the gateway's sku = \"VpnGw1AZ\" and vpn_type = \"RouteBased\".");
        }
    }

    private static void selectorsWithoutEffect(Look look) {
        if (!usesSelectors(look)
                && !look.document().each("properties.trafficSelectorPolicies").isEmpty()) {
            look.warn(
                    look.document().path("properties.trafficSelectorPolicies"),
                    "Traffic selectors are chosen but not used",
                    "They take effect only where policy-based traffic selectors are on.",
                    "Set use_policy_based_traffic_selectors = true.");
        }
    }

    private static void sameBothWays(Look look) {
        var connection = look.document();
        var here = connection.reference("properties.virtualNetworkGateway1");
        var there = connection.reference("properties.virtualNetworkGateway2");
        if (!ConnectionRules.isType(connection, "Vnet2Vnet") || here.isEmpty() || there.isEmpty()) {
            return;
        }
        for (var back : look.referring(Look.CONNECTIONS, there.get())) {
            if (Look.refers(back, "properties.virtualNetworkGateway1", there.get())
                    && Look.refers(back, "properties.virtualNetworkGateway2", here.get())
                    && !values(policies(look))
                            .equals(values(back.each("properties.ipsecPolicies")))) {
                look.warn(
                        connection.path("properties.ipsecPolicies"),
                        "Connection " + back.id().name() + " has another IPsec policy",
                        "The two ends would not agree, and the tunnel stays NotConnected.",
                        "Give both directions the same ipsec_policy.");
            }
        }
    }

    private static List<Value> values(List<View> views) {
        return views.stream().map(View::value).toList();
    }

    private static void noneOnExpressRoute(Look look) {
        if (ConnectionRules.isType(look.document(), "ExpressRoute") && !policies(look).isEmpty()) {
            look.refuse(
                    look.document().path("properties.ipsecPolicies"),
                    "An ExpressRoute connection has an IPsec policy",
                    "Policies are for site-to-site and VNet-to-VNet connections.",
                    "Remove ipsec_policy.");
        }
    }

    private static void deadPeer(Look look) {
        var seconds = look.document().number("properties.dpdTimeoutSeconds");
        if (seconds.filter(s -> s != 0 && (s < 9 || s > 3600)).isPresent()) {
            look.refuse(
                    look.document().path("properties.dpdTimeoutSeconds"),
                    "The DPD timeout is " + seconds.get() + " seconds",
                    "It is 9 to 3600 seconds; 45 unless set.",
                    "Leave dpd_timeout_seconds out, or choose a value in that range.");
        }
    }
}
