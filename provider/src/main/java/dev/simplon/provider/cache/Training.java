package dev.simplon.provider.cache;

import dev.simplon.plugin.rehearsal.Rehearsal;
import dev.simplon.provider.Serving;
import dev.simplon.resource.Version;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The run that the ahead-of-time cache is recorded from: the life of a site-to-site connection,
/// from the schema to its destruction, against a cloud in the same process.
final class Training {
    private static final String GROUP =
            "{\"name\":\"training\",\"location\":\"West Europe\",\"tags\":{\"a\":\"b\"}}";
    private static final String NETWORK =
            """
            {"name":"network","resource_group_name":"training","location":"West Europe","address_space":["10.0.0.0/16"]}
            """;
    private static final String SUBNET =
            """
            {"name":"GatewaySubnet","resource_group_name":"training","virtual_network_name":"network","address_prefixes":["10.0.1.0/24"]}
            """;
    private static final String ADDRESS =
            """
            {"name":"address","resource_group_name":"training","location":"West Europe","allocation_method":"Static","sku":"Standard","zones":["1","2","3"]}
            """;
    private static final String LOCAL =
            """
            {"name":"local","resource_group_name":"training","location":"West Europe","gateway_address":"168.62.225.23","address_space":["10.1.1.0/24"]}
            """;
    private static final String GATEWAY =
            """
            {"name":"gateway","resource_group_name":"training","location":"West Europe","type":"Vpn","vpn_type":"RouteBased","sku":"VpnGw1AZ",
             "ip_configuration":[{"name":"default","private_ip_address_allocation":"Dynamic"}]}
            """;
    private static final String CONNECTION =
            """
            {"name":"connection","resource_group_name":"training","location":"West Europe","type":"IPsec","shared_key":"for-training-only",
             "ipsec_policy":[{"dh_group":"DHGroup14","ike_encryption":"AES256","ike_integrity":"SHA256","ipsec_encryption":"AES256",
              "ipsec_integrity":"SHA256","pfs_group":"PFS14","sa_lifetime":27000}]}
            """;

    private Training() {}

    /// `PACKAGE VERSION`: the package whose provider is trained.
    public static void main(String[] arguments) throws Exception {
        run(Path.of(arguments[0]), Version.of(arguments[1]));
    }

    /// @return how many times something was changed in the cloud
    static int run(Path folder, Version version) throws IOException, InterruptedException {
        var certificate = Files.createTempFile("simplon-training", ".pem");
        try (var cloud = TrainingCloud.start(certificate)) {
            var environment =
                    Map.of(
                            "ARM_METADATA_HOSTNAME", cloud.metadataHost(),
                            "ARM_TENANT_ID", "11111111-1111-1111-1111-111111111111",
                            "ARM_CLIENT_ID", "22222222-2222-2222-2222-222222222222",
                            "ARM_CLIENT_SECRET", "for-training-only",
                            "ARM_SUBSCRIPTION_ID", "33333333-3333-3333-3333-333333333333",
                            "SSL_CERT_FILE", certificate.toString());
            var plugin = Serving.installed(folder, version, environment, Path.of(""));
            try (var rehearsal = Rehearsal.of(environment, plugin)) {
                rehearsal.configure(written("{\"features\":[{}]}"));
                rehearsal.create("azurerm_resource_group", written(GROUP));
                rehearsal.create("azurerm_virtual_network", written(NETWORK));
                var subnet = id(rehearsal.create("azurerm_subnet", written(SUBNET)));
                var address = id(rehearsal.create("azurerm_public_ip", written(ADDRESS)));
                var local = id(rehearsal.create("azurerm_local_network_gateway", written(LOCAL)));
                var gateway =
                        id(
                                rehearsal.create(
                                        "azurerm_virtual_network_gateway",
                                        gateway(subnet, address)));
                rehearsal.create(
                        "azurerm_virtual_network_gateway_connection",
                        written(CONNECTION)
                                .with("virtual_network_gateway_id", gateway)
                                .with("local_network_gateway_id", local));
                rehearsal.lookAgain();
                rehearsal.destroyAll();
                rehearsal.end();
            }
            return cloud.changes();
        } finally {
            Files.delete(certificate);
        }
    }

    private static ObjectValue gateway(Value subnet, Value address) {
        var gateway = written(GATEWAY);
        var configuration =
                ((ObjectValue) gateway.member("ip_configuration").orElseThrow().asList().getFirst())
                        .with("subnet_id", subnet)
                        .with("public_ip_address_id", address);
        return gateway.with("ip_configuration", Value.tuple(List.of(configuration)));
    }

    private static Value id(Value state) {
        return state.member("id").orElseThrow();
    }

    private static ObjectValue written(String json) {
        try {
            return (ObjectValue) JsonCodec.decode(json);
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }
}
