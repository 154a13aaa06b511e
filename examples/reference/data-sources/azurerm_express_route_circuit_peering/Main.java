import dev.simplon.bindings.azurerm.v4.data_azurerm_express_route_circuit_peering.DataAzurermExpressRouteCircuitPeering;
import dev.simplon.bindings.azurerm.v4.express_route_circuit.ExpressRouteCircuit;
import dev.simplon.bindings.azurerm.v4.express_route_circuit.ExpressRouteCircuitSku;
import dev.simplon.bindings.azurerm.v4.express_route_circuit_peering.ExpressRouteCircuitPeering;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
import dev.simplon.constructs.App;
import dev.simplon.constructs.TerraformOutput;
import dev.simplon.constructs.TerraformStack;

void main() {
    var app = new App();
    var stack = new TerraformStack(app, "example");
    AzurermProvider.Builder.create(stack, "azurerm")
            .features(AzurermProviderFeatures.builder().build())
            .build();

    var group = ResourceGroup.Builder.create(stack, "group")
            .name("example")
            .location("West Europe")
            .tags(Map.of("environment", "test"))
            .build();

    var circuit = ExpressRouteCircuit.Builder.create(stack, "circuit")
            .name("circuit")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .serviceProviderName("Equinix")
            .peeringLocation("Amsterdam")
            .bandwidthInMbps(50)
            .sku(ExpressRouteCircuitSku.builder()
                    .tier("Standard")
                    .family("MeteredData")
                    .build())
            .build();

    var peering = ExpressRouteCircuitPeering.Builder.create(stack, "peering")
            .peeringType("AzurePrivatePeering")
            .expressRouteCircuitName(circuit.getName())
            .resourceGroupName(group.getName())
            .peerAsn(65010)
            .primaryPeerAddressPrefix("192.168.1.0/30")
            .secondaryPeerAddressPrefix("192.168.2.0/30")
            .vlanId(100)
            .build();

    var found = DataAzurermExpressRouteCircuitPeering.Builder.create(stack, "found")
            .peeringType(peering.getPeeringType())
            .expressRouteCircuitName(circuit.getName())
            .resourceGroupName(group.getName())
            .build();

    TerraformOutput.Builder.create(stack, "vlan_id")
            .value(found.getVlanId())
            .build();

    app.synth();
}
