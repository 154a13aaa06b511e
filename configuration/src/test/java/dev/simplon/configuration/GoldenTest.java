package dev.simplon.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.configuration.BlockSpec.AttributeSpec;
import dev.simplon.configuration.BlockSpec.NestedSpec;
import dev.simplon.configuration.BlockSpec.Nesting;
import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
    private static final AttributeSpec TEXT = new AttributeSpec(Type.STRING, false, true);

    private static final BlockSpec GATEWAY = gateway();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-site-to-site",
                "02-vnet-to-vnet",
                "06-functions-and-operators",
                "07-iterators-count-dynamic"
            })
    void isReadWithoutComplaint(String golden) {
        assertThat(Goldens.load(golden).diagnostics()).isEmpty();
    }

    @Test
    void siteToSiteHasItsBlocks() {
        var configuration = Goldens.load("01-site-to-site").value().orElseThrow();

        assertThat(configuration.resources())
                .extracting(Configuration.ResourceBlock::address)
                .containsExactly(
                        "azurerm_local_network_gateway.onpremise",
                        "azurerm_public_ip.example",
                        "azurerm_resource_group.example",
                        "azurerm_subnet.example",
                        "azurerm_virtual_network.example",
                        "azurerm_virtual_network_gateway.example",
                        "azurerm_virtual_network_gateway_connection.onpremise");
        assertThat(configuration.requiredProviders())
                .singleElement()
                .satisfies(required -> {
                    assertThat(required.name()).isEqualTo("azurerm");
                    assertThat(required.source()).contains("azurerm");
                    assertThat(required.version()).contains("4.55.0");
                });
        assertThat(configuration.backend().orElseThrow().type()).isEqualTo("local");
        assertThat(configuration.providers())
                .singleElement()
                .satisfies(provider -> assertThat(provider.alias()).isEmpty());
    }

    @Test
    void gatewayIsDecodedWithTheValuesOfWhatItRefersTo() {
        var gateway = resource("01-site-to-site", "azurerm_virtual_network_gateway.example");
        var scope =
                new FakeScope()
                        .resource(
                                "azurerm_resource_group",
                                "example",
                                object(
                                        Map.of(
                                                "name", Value.of("test"),
                                                "location", Value.of("West US"))))
                        .resource(
                                "azurerm_public_ip",
                                "example",
                                object(Map.of("id", Value.unknown(Type.STRING))))
                        .resource(
                                "azurerm_subnet",
                                "example",
                                object(Map.of("id", Value.of("/subnet"))));

        var decoded = gateway.body().decode(GATEWAY, scope).value().orElseThrow();

        assertThat(decoded.type()).isEqualTo(GATEWAY.impliedType());
        assertThat(decoded.member("location")).contains(Value.of("West US"));
        assertThat(decoded.member("active_active")).contains(Value.of(false));
        assertThat(decoded.member("generation")).contains(Value.nullOf(Type.STRING));
        assertThat(
                        Path.of("ip_configuration")
                                .index(0)
                                .attribute("public_ip_address_id")
                                .in(decoded))
                .contains(Value.unknown(Type.STRING));
        assertThat(Path.of("ip_configuration").index(0).attribute("subnet_id").in(decoded))
                .contains(Value.of("/subnet"));
    }

    @Test
    void gatewayRefersToGroupAddressAndSubnet() {
        var gateway = resource("01-site-to-site", "azurerm_virtual_network_gateway.example");

        assertThat(gateway.body().references(GATEWAY))
                .containsExactly(
                        new Reference.Resource(Mode.MANAGED, "azurerm_public_ip", "example"),
                        new Reference.Resource(Mode.MANAGED, "azurerm_subnet", "example"),
                        new Reference.Resource(Mode.MANAGED, "azurerm_resource_group", "example"));
    }

    @Test
    void everyArgumentHasItsPlace() {
        var gateway = resource("01-site-to-site", "azurerm_virtual_network_gateway.example");

        assertThat(gateway.at()).hasToString("cdk.tf.json:98");
        assertThat(gateway.body().locate(Path.of("sku"))).hasToString("cdk.tf.json:117");
        assertThat(
                        gateway.body()
                                .locate(
                                        Path.of("ip_configuration")
                                                .index(0)
                                                .attribute("subnet_id")))
                .hasToString("cdk.tf.json:111");
        assertThat(gateway.body().locate(Path.of("generation"))).hasToString("cdk.tf.json:98");
    }

    private static Configuration.ResourceBlock resource(String golden, String address) {
        return Goldens.load(golden).value().orElseThrow().resources().stream()
                .filter(r -> r.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static Value object(Map<String, Value> members) {
        return Value.object(new LinkedHashMap<>(members));
    }

    private static BlockSpec gateway() {
        var attributes = new LinkedHashMap<String, AttributeSpec>();
        for (var name : new String[] {"location", "name", "resource_group_name", "sku", "type"}) {
            attributes.put(name, new AttributeSpec(Type.STRING, true, true));
        }
        attributes.put("id", new AttributeSpec(Type.STRING, false, false));
        attributes.put("generation", TEXT);
        attributes.put("vpn_type", TEXT);
        attributes.put("active_active", new AttributeSpec(Type.BOOL, false, true));
        attributes.put("enable_bgp", new AttributeSpec(Type.BOOL, false, true));
        var inner = new LinkedHashMap<String, AttributeSpec>();
        for (var name :
                new String[] {
                    "name", "private_ip_address_allocation", "public_ip_address_id", "subnet_id"
                }) {
            inner.put(name, TEXT);
        }
        var blocks = new LinkedHashMap<String, NestedSpec>();
        blocks.put(
                "ip_configuration",
                new NestedSpec(Nesting.LIST, new BlockSpec(inner, new LinkedHashMap<>()), 1, 3));
        return new BlockSpec(attributes, blocks);
    }
}
