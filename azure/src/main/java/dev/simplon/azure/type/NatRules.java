package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.id;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.objects;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.prefix;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.text;

import java.util.List;

/// Source: Network API 2023-09-01, `VirtualNetworkGatewayNatRule`; defaults as azurerm's.
final class NatRules {
    /// Of a rule by itself, and of one inside its gateway's document.
    static final Property PROPERTIES =
            object(
                    "properties",
                    oneOf("type", "Static", "Dynamic").orElse("Static"),
                    oneOf("mode", "EgressSnat", "IngressSnat").orElse("EgressSnat"),
                    objects("internalMappings", prefix("addressSpace"), text("portRange")),
                    objects("externalMappings", prefix("addressSpace"), text("portRange")),
                    id("ipConfigurationId", Rows.IP_CONFIGURATIONS),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(Rows.NAT_RULES, List.of(), Rows.childByItself(PROPERTIES));

    private NatRules() {}
}
