package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.child;
import static dev.simplon.azure.type.Rows.decimal;
import static dev.simplon.azure.type.Rows.flag;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.objectsBy;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.reference;
import static dev.simplon.azure.type.Rows.resource;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.whole;

import java.util.List;

/// Source: Network API 2023-09-01, `ExpressRouteCircuit`; what the service fills in as in its
/// published examples. Children that a request leaves out stay.
final class ExpressRouteCircuits {
    private static final Property SKU =
            object(
                    "sku",
                    text("name"),
                    oneOf("tier", "Standard", "Premium", "Basic", "Local").required(),
                    oneOf("family", "UnlimitedData", "MeteredData").required());

    private static final Property PROPERTIES =
            object(
                    "properties",
                    flag("allowClassicOperations").orElse(false),
                    text("circuitProvisioningState").readOnly().orElse("Enabled"),
                    oneOf(
                                    "serviceProviderProvisioningState",
                                    "NotProvisioned",
                                    "Provisioning",
                                    "Provisioned",
                                    "Deprovisioning")
                            .readOnly()
                            .orElse("NotProvisioned"),
                    objectsBy(
                                    "name",
                                    "authorizations",
                                    child(ExpressRouteCircuitAuthorizations.PROPERTIES))
                            .kept()
                            .orEmptyArray(),
                    objectsBy("name", "peerings", child(ExpressRouteCircuitPeerings.PROPERTIES))
                            .kept()
                            .orEmptyArray(),
                    text("serviceKey").readOnly().secretly(),
                    text("serviceProviderNotes"),
                    object(
                            "serviceProviderProperties",
                            text("serviceProviderName"),
                            text("peeringLocation"),
                            whole("bandwidthInMbps")),
                    reference("expressRoutePort", "Microsoft.Network/expressRoutePorts"),
                    decimal("bandwidthInGbps"),
                    whole("stag").readOnly(),
                    text("gatewayManagerEtag").orElse(""),
                    flag("globalReachEnabled").orElse(false),
                    text("authorizationKey").secretly().kept(),
                    text("authorizationStatus").readOnly(),
                    flag("enableDirectPortRateLimit").orElse(false),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(
                    Rows.CIRCUITS,
                    List.of(Rows.CIRCUIT_AUTHORIZATIONS, Rows.CIRCUIT_PEERINGS),
                    resource(SKU, PROPERTIES.orEmptyObject()));

    private ExpressRouteCircuits() {}
}
