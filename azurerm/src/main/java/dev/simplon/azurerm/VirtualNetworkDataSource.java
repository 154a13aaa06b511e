package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.textMap;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.DataSourceType;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;

/// `data "azurerm_virtual_network"`.
final class VirtualNetworkDataSource {
    private static final String PEERINGS = "properties.virtualNetworkPeerings";

    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_virtual_network")
                    .of(VirtualNetwork.TYPE)
                    .says("An existing virtual network.")
                    .given("name", "resource_group_name")
                    .shows("location", "dns_servers", "guid", "tags")
                    .with(
                            texts("address_space")
                                    .computed()
                                    .at("properties.addressSpace.addressPrefixes")
                                    .says("The prefixes of the network, in CIDR notation."),
                            texts("subnets")
                                    .computed()
                                    .at("properties.subnets")
                                    .as(Codec.ofElements(Codec.inMember("name")))
                                    .says("The names of the subnets."),
                            textMap("vnet_peerings")
                                    .computed()
                                    .at(PEERINGS)
                                    .as(new RemoteNetworks())
                                    .says("The ids of the networks at the far end, by peering."),
                            texts("vnet_peerings_addresses")
                                    .computed()
                                    .at(PEERINGS)
                                    .as(new RemotePrefixes())
                                    .says("The prefixes of the networks at the far end."))
                    .build();

    private VirtualNetworkDataSource() {}

    private static final class RemoteNetworks implements ReadOnly {
        private static final DocumentPath REMOTE =
                DocumentPath.of("properties.remoteVirtualNetwork.id");
        private static final DocumentPath NAME = DocumentPath.of("name");

        @Override
        public Value fromDocument(Value document, Type type, Value id) {
            var networks = new LinkedHashMap<String, Value>();
            for (var peering : document.asList()) {
                var name = NAME.in(peering).flatMap(Value::asText);
                var remote = REMOTE.in(peering);
                if (name.isPresent() && remote.isPresent()) {
                    networks.put(name.get(), remote.get());
                }
            }
            return Value.map(Type.STRING, networks);
        }
    }

    private static final class RemotePrefixes implements ReadOnly {
        private static final DocumentPath PREFIXES =
                DocumentPath.of("properties.remoteAddressSpace.addressPrefixes");

        @Override
        public Value fromDocument(Value document, Type type, Value id) {
            return Value.list(
                    Type.STRING,
                    document.asList().stream()
                            .flatMap(peering -> PREFIXES.in(peering).stream())
                            .flatMap(prefixes -> prefixes.asList().stream())
                            .toList());
        }
    }

    /// Of what is never sent.
    private interface ReadOnly extends Codec {
        @Override
        default Value toDocument(Value value, Value id) {
            throw new IllegalStateException("a data source sends nothing");
        }
    }
}
