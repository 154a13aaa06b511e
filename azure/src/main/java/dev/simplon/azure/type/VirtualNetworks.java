package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.addresses;
import static dev.simplon.azure.type.Rows.anythings;
import static dev.simplon.azure.type.Rows.child;
import static dev.simplon.azure.type.Rows.flag;
import static dev.simplon.azure.type.Rows.ipamPools;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.objectsBy;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.prefixes;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.reference;
import static dev.simplon.azure.type.Rows.resource;
import static dev.simplon.azure.type.Rows.resourceGuid;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.whole;

import java.util.List;

/// Source: Network API 2023-09-01, `VirtualNetwork`; defaults as in recorded answers.
final class VirtualNetworks {
    private static final Property PROPERTIES =
            object(
                    "properties",
                    object("addressSpace", prefixes("addressPrefixes"), ipamPools()),
                    object("dhcpOptions", addresses("dnsServers").orEmptyArray()),
                    objectsBy("name", "subnets", child(Subnets.PROPERTIES)).orEmptyArray(),
                    anythings("virtualNetworkPeerings").orEmptyArray(),
                    flag("enableDdosProtection").orElse(false),
                    flag("enableVmProtection"),
                    reference("ddosProtectionPlan", Rows.DDOS_PLANS),
                    object(
                            "bgpCommunities",
                            text("virtualNetworkCommunity"),
                            text("regionalCommunity").readOnly()),
                    object(
                            "encryption",
                            flag("enabled"),
                            oneOf("enforcement", "DropUnencrypted", "AllowUnencrypted")),
                    whole("flowTimeoutInMinutes", 4, 30),
                    oneOf("privateEndpointVNetPolicies", "Disabled", "Basic").orElse("Disabled"),
                    resourceGuid(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(Rows.NETWORKS, List.of(Rows.SUBNETS), resource(PROPERTIES.orEmptyObject()));

    private VirtualNetworks() {}
}
