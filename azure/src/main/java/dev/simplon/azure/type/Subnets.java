package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.flag;
import static dev.simplon.azure.type.Rows.ipamPools;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.objects;
import static dev.simplon.azure.type.Rows.objectsBy;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.prefix;
import static dev.simplon.azure.type.Rows.prefixes;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.reference;
import static dev.simplon.azure.type.Rows.references;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.texts;

import java.util.List;

/// Source: Network API 2023-09-01, `Subnet`; defaults as in recorded answers.
final class Subnets {
    /// Of a subnet by itself, and of one inside its network's document.
    static final Property PROPERTIES =
            object(
                    "properties",
                    prefix("addressPrefix"),
                    prefixes("addressPrefixes"),
                    ipamPools(),
                    reference("networkSecurityGroup", "Microsoft.Network/networkSecurityGroups"),
                    reference("routeTable", "Microsoft.Network/routeTables"),
                    reference("natGateway", "Microsoft.Network/natGateways"),
                    objects(
                            "serviceEndpoints",
                            text("service"),
                            texts("locations"),
                            object("networkIdentifier", text("id"))),
                    references(
                            "serviceEndpointPolicies", "Microsoft.Network/serviceEndpointPolicies"),
                    objectsBy(
                                    "name",
                                    "delegations",
                                    text("name"),
                                    text("id").readOnly(),
                                    object(
                                            "properties",
                                            text("serviceName"),
                                            texts("actions"),
                                            provisioningState()))
                            .orEmptyArray(),
                    oneOf(
                                    "privateEndpointNetworkPolicies",
                                    "Disabled",
                                    "Enabled",
                                    "NetworkSecurityGroupEnabled",
                                    "RouteTableEnabled")
                            .orElse("Disabled"),
                    oneOf("privateLinkServiceNetworkPolicies", "Disabled", "Enabled")
                            .orElse("Enabled"),
                    flag("defaultOutboundAccess"),
                    oneOf("sharingScope", "Tenant", "DelegatedServices"),
                    objects("ipConfigurations", text("id")).readOnly(),
                    text("purpose").readOnly(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(Rows.SUBNETS, List.of(), Rows.childByItself(PROPERTIES.required()));

    private Subnets() {}
}
