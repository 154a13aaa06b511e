package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.decimal;
import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.declaration.Sameness;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// `azurerm_express_route_circuit`, and what its children have in common.
final class ExpressRouteCircuit {
    static final String ID =
            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                    + "/providers/Microsoft.Network/expressRouteCircuits/";

    /// The id of the circuit that a child names; writes to one circuit go one after the other.
    static final String PARENT_ID = ID + "{express_route_circuit_name}";

    static final ResourceType TYPE =
            ResourceType.named("azurerm_express_route_circuit")
                    .arm("Microsoft.Network/expressRouteCircuits", NetworkApi::network)
                    .id(ID + "{name}")
                    .says("An ExpressRoute circuit: a private line to Azure through a provider.")
                    .with(
                            text("name")
                                    .required()
                                    .replaces()
                                    .at("name")
                                    .says("The name of the circuit."),
                            Placement.group(),
                            Placement.location(),
                            blocks("sku")
                                    .required()
                                    .objectAt("sku")
                                    .says("What the circuit may do, and how it is paid.")
                                    .with(
                                            text("tier")
                                                    .required()
                                                    .check(
                                                            Check.oneOf(
                                                                    "Basic",
                                                                    "Local",
                                                                    "Standard",
                                                                    "Premium"))
                                                    .at("tier")
                                                    .says(
                                                            "`Basic`, `Local`, `Standard` or `Premium`."),
                                            text("family")
                                                    .required()
                                                    .check(
                                                            Check.oneOf(
                                                                    "MeteredData", "UnlimitedData"))
                                                    .at("family")
                                                    .says("`MeteredData` or `UnlimitedData`.")),
                            bool("allow_classic_operations")
                                    .otherwise(false)
                                    .at("properties.allowClassicOperations")
                                    .omittedIf(Value.of(false))
                                    .says("Whether classic resources may use the circuit."),
                            text("service_provider_name")
                                    .replaces()
                                    .same(Sameness.IGNORING_CASE)
                                    .at("properties.serviceProviderProperties.serviceProviderName")
                                    .says("The provider of the line, such as `Equinix`."),
                            text("peering_location")
                                    .replaces()
                                    .same(Sameness.IGNORING_CASE)
                                    .at("properties.serviceProviderProperties.peeringLocation")
                                    .says(
                                            "Where the line meets Microsoft, such as `Silicon Valley`."),
                            number("bandwidth_in_mbps")
                                    .at("properties.serviceProviderProperties.bandwidthInMbps")
                                    .says(
                                            "The bandwidth in Mbit/s of a provider's line. It can be raised;"
                                                    + " to lower it replaces the circuit."),
                            decimal("bandwidth_in_gbps")
                                    .at("properties.bandwidthInGbps")
                                    .says("The bandwidth in Gbit/s on a port of one's own."),
                            text("express_route_port_id")
                                    .replaces()
                                    .check(ArmId.of("Microsoft.Network/expressRoutePorts"))
                                    .at("properties.expressRoutePort.id")
                                    .says("The id of the ExpressRoute port that the circuit uses."),
                            bool("rate_limiting_enabled")
                                    .otherwise(false)
                                    .at("properties.enableDirectPortRateLimit")
                                    .omittedIf(Value.of(false))
                                    .says("Whether the rate is limited on a port of one's own.")
                                    .since("4.19.0"),
                            text("authorization_key")
                                    .sensitive()
                                    .at("properties.authorizationKey")
                                    .keptIfNotReturned()
                                    .says("The key that lets the circuit use another's port."),
                            text("service_provider_provisioning_state")
                                    .computed()
                                    .at("properties.serviceProviderProvisioningState")
                                    .says(
                                            "How far the provider is: `NotProvisioned`, `Provisioning`,"
                                                    + " `Provisioned` or `Deprovisioning`."),
                            text("service_key")
                                    .computed()
                                    .sensitive()
                                    .at("properties.serviceKey")
                                    .says("The key by which the provider knows the circuit."),
                            Placement.tags())
                    .requiredWith("service_provider_name", "peering_location", "bandwidth_in_mbps")
                    .requiredWith("bandwidth_in_gbps", "express_route_port_id")
                    .conflicts("service_provider_name", "bandwidth_in_gbps")
                    .conflicts("service_provider_name", "express_route_port_id")
                    .particulars(new SkuNameAndNoLessBandwidth())
                    .build();

    private ExpressRouteCircuit() {}

    /// The name of the circuit that a child belongs to.
    static Argument.Builder parentName() {
        return text("express_route_circuit_name")
                .required()
                .replaces()
                .says("The name of the circuit that it belongs to.");
    }

    /// The service wants the SKU's name, which is made of its parts; and a provider's line cannot
    /// be made slower (azurerm's CustomizeDiff; Azure: "Modify a circuit").
    private static final class SkuNameAndNoLessBandwidth implements Particulars {
        private static final DocumentPath NAME = DocumentPath.of("sku.name");
        private static final DocumentPath TIER = DocumentPath.of("sku.tier");
        private static final DocumentPath FAMILY = DocumentPath.of("sku.family");

        @Override
        public ObjectValue expand(
                ObjectValue document, ObjectValue planned, Optional<ObjectValue> stored) {
            var tier = TIER.in(document);
            var family = FAMILY.in(document);
            if (tier.isEmpty() || family.isEmpty()) {
                return document;
            }
            var name =
                    tier.get()
                            .asText()
                            .flatMap(t -> family.get().asText().map(f -> t + "_" + f))
                            .<Value>map(Value::of);
            return NAME.put(document, name.orElseGet(() -> Value.unknown(Type.STRING)));
        }

        @Override
        public List<Path> replaces(ObjectValue prior, ObjectValue planned, Version version) {
            var before = bandwidth(prior);
            var after = bandwidth(planned);
            return before.isPresent()
                            && after.isPresent()
                            && after.get().compareTo(before.get()) < 0
                    ? List.of(Path.of("bandwidth_in_mbps"))
                    : List.of();
        }

        private static Optional<BigDecimal> bandwidth(ObjectValue circuit) {
            return circuit.member("bandwidth_in_mbps").flatMap(Value::asNumber);
        }
    }
}
