package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.address;
import static dev.simplon.azure.type.Rows.anythings;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.prefixes;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.resource;
import static dev.simplon.azure.type.Rows.resourceGuid;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.whole;

import java.util.List;

/// Source: Network API 2023-09-01, `LocalNetworkGateway`.
final class LocalNetworkGateways {
    private static final Property PROPERTIES =
            object(
                    "properties",
                    object("localNetworkAddressSpace", prefixes("addressPrefixes").orEmptyArray())
                            .orEmptyObject(),
                    address("gatewayIpAddress"),
                    text("fqdn"),
                    object(
                            "bgpSettings",
                            whole("asn", 0, 4294967295L),
                            address("bgpPeeringAddress"),
                            whole("peerWeight").orElse(0),
                            anythings("bgpPeeringAddresses")),
                    resourceGuid(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(Rows.LOCAL_GATEWAYS, List.of(), resource(PROPERTIES.required()));

    private LocalNetworkGateways() {}
}
