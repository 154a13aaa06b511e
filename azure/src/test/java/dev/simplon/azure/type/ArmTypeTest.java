package dev.simplon.azure.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArmTypeTest {
    private static final String NET =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";

    @Test
    void publicAddressGetsTheDefaultsOfTheService() {
        assertThat(canonical("publicIPAddresses", "{\"location\":\"West US\"}"))
                .isEqualTo(
                        """
                        {"location":"westus","sku":{"name":"Basic","tier":"Regional"},\
                        "properties":{"publicIPAllocationMethod":"Dynamic",\
                        "publicIPAddressVersion":"IPv4","idleTimeoutInMinutes":4,"ipTags":[]}}\
                        """);
    }

    @Test
    void connectionIsNormalisedAsTheServiceDoes() {
        assertThat(
                        canonical(
                                "connections",
                                """
                                {"Location":"westus","properties":{"connectiontype":"IPSec",
                                "virtualNetworkGateway1":{"ID":"/subscriptions/s/resourcegroups/g/providers/microsoft.network/virtualnetworkgateways/gw","name":"gw","properties":{"ipConfigurations":[]}},
                                "localNetworkGateway2":{"id":"%slocalNetworkGateways/l","properties":{"localNetworkAddressSpace":{}}},
                                "ipsecPolicies":[{"saLifeTimeSeconds":0,"saDataSizeKilobytes":0,"ipsecEncryption":"aes256","ipsecIntegrity":"SHA256","ikeEncryption":"AES256","ikeIntegrity":"SHA256","dhGroup":"DHGroup14","pfsGroup":"None"}],
                                "connectionStatus":"Connected","novel":7}}\
                                """
                                        .formatted(NET)))
                .isEqualTo(
                        """
                        {"location":"westus","properties":{\
                        "virtualNetworkGateway1":{"id":"%1$svirtualNetworkGateways/gw"},\
                        "localNetworkGateway2":{"id":"%1$slocalNetworkGateways/l"},\
                        "connectionType":"IPsec","connectionProtocol":"IKEv2","routingWeight":10,\
                        "dpdTimeoutSeconds":0,"connectionMode":"Default","enableBgp":false,\
                        "useLocalAzureIpAddress":false,"usePolicyBasedTrafficSelectors":false,\
                        "ipsecPolicies":[{"saLifeTimeSeconds":27000,"saDataSizeKilobytes":0,\
                        "ipsecEncryption":"AES256","ipsecIntegrity":"SHA256","ikeEncryption":"AES256",\
                        "ikeIntegrity":"SHA256","dhGroup":"DHGroup14","pfsGroup":"None"}],\
                        "trafficSelectorPolicies":[],"expressRouteGatewayBypass":false,\
                        "enablePrivateLinkFastPath":false,"connectionStatus":"Unknown",\
                        "ingressBytesTransferred":0,"egressBytesTransferred":0,"novel":7}}\
                        """
                                .formatted(NET));
    }

    @Test
    void readOnlyMembersComeFromTheStoredDocument() {
        var type = ArmTypes.named("microsoft.network/VIRTUALNETWORKS").orElseThrow();
        var stored =
                object(
                        """
                        {"location":"westus","etag":"W/1","properties":{"resourceGuid":"g1",
                        "provisioningState":"Succeeded","subnets":[{"name":"A","id":"/a","etag":"W/1",
                        "properties":{"addressPrefix":"10.0.1.0/24","ipConfigurations":[{"id":"/x"}]}}]}}\
                        """);
        var request =
                object(
                        """
                        {"location":"westus","etag":"W/9","properties":{"resourceGuid":"mine",
                        "subnets":[{"name":"b","properties":{"addressPrefix":"10.0.2.0/24"}},
                        {"name":"a","id":"/b","properties":{"addressPrefix":"10.0.1.0/24"}}]}}\
                        """);

        var document = type.normalise(request, Optional.of(stored)).value().orElseThrow();

        assertThat(text(document, Path.of("etag"))).contains("W/1");
        assertThat(text(document, Path.of("properties", "resourceGuid"))).contains("g1");
        var subnets = Path.of("properties", "subnets");
        assertThat(text(document, subnets.index(1).attribute("id"))).contains("/a");
        assertThat(
                        subnets.index(1)
                                .append(Path.of("properties", "ipConfigurations"))
                                .in(document)
                                .map(JsonCodec::encode))
                .contains("[{\"id\":\"/x\"}]");
        assertThat(subnets.index(0).attribute("id").in(document)).isEmpty();
    }

    @Test
    void sharedKeyOfAnExistingConnectionIsNotChangedByAPut() {
        var type = ArmTypes.named("Microsoft.Network/connections").orElseThrow();
        var body =
                "{\"location\":\"w\",\"properties\":{\"connectionType\":\"IPsec\","
                        + "\"virtualNetworkGateway1\":{\"id\":\""
                        + NET
                        + "virtualNetworkGateways/gw\"}%s}}";
        var stored = object(body.formatted(",\"sharedKey\":\"old\""));
        var key = Path.of("properties", "sharedKey");
        for (var rest : new String[] {"", ",\"sharedKey\":\"new\""}) {
            var request = object(body.formatted(rest));
            assertThat(
                            text(
                                    type.normalise(request, Optional.of(stored))
                                            .value()
                                            .orElseThrow(),
                                    key))
                    .contains("old");
        }
        assertThat(text(type.normalise(stored, Optional.empty()).value().orElseThrow(), key))
                .contains("old");
    }

    @Test
    void everyWrongShapeIsNamedWithItsCode() {
        var type = ArmTypes.named("Microsoft.Network/virtualNetworkGateways").orElseThrow();
        var request =
                object(
                        """
                        {"properties":{"gatewayType":"Vpnn","sku":{"name":"VpnGw1"},"enableBgp":"yes",
                        "ipConfigurations":[{"name":"c","properties":{"subnet":{"id":"nonsense"}}}]}}\
                        """);

        assertThat(type.examine(request, Optional.empty()).violations())
                .extracting(v -> v.at() + ": " + v.code() + ": " + v.message() + ". " + v.mend())
                .containsExactlyInAnyOrder(
                        "location: LocationRequired: \"location\" is required. Set it to the name"
                                + " of a region.",
                        "properties.gatewayType: InvalidRequestFormat: \"properties.gatewayType\""
                                + " is \"Vpnn\", which is not one of Vpn, ExpressRoute,"
                                + " LocalGateway. Set it to one of Vpn, ExpressRoute,"
                                + " LocalGateway.",
                        "properties.enableBgp: InvalidRequestFormat: \"properties.enableBgp\" is"
                                + " \"yes\", which is not true or false. Set it to true or false.",
                        "properties.ipConfigurations[0].properties.subnet.id: InvalidRequestFormat:"
                                + " \"properties.ipConfigurations[0].properties.subnet.id\" is"
                                + " \"nonsense\", which is not the id of a"
                                + " Microsoft.Network/virtualNetworks/subnets. Set it to the id of a"
                                + " Microsoft.Network/virtualNetworks/subnets.");
        assertThat(type.normalise(request, Optional.empty()).isFailed()).isTrue();
    }

    @Test
    void unknownStaysUnknownAlsoWhereItDecidesADefault() {
        var type = ArmTypes.named("Microsoft.Network/connections").orElseThrow();
        var request =
                object("{\"location\":\"w\",\"properties\":{}}")
                        .with(
                                "properties",
                                object("{}")
                                        .with(
                                                "connectionType",
                                                Value.unknown(dev.simplon.values.Type.STRING))
                                        .with(
                                                "virtualNetworkGateway1",
                                                Value.unknown(dev.simplon.values.Type.DYNAMIC)));
        var document = type.normalise(request, Optional.empty()).value().orElseThrow();
        assertThat(Path.of("properties", "routingWeight").in(document).map(Value::isKnown))
                .contains(false);
        assertThat(text(document, Path.of("properties", "connectionMode"))).contains("Default");
    }

    @Test
    void placesAreFoundInTheTable() {
        var type = ArmTypes.named("Microsoft.Network/virtualNetworkGateways").orElseThrow();
        var subnet = Path.of("properties", "ipConfigurations", "properties", "subnet", "id");
        assertThat(type.property(subnet).map(Property::kind))
                .contains(new Kind.Id("Microsoft.Network/virtualNetworks/subnets"));
        assertThat(
                        type.property(
                                        Path.of("properties", "ipConfigurations")
                                                .index(0)
                                                .attribute("name"))
                                .map(Property::isRequired))
                .contains(true);
        assertThat(type.property(Path.of("properties", "nothing"))).isEmpty();
    }

    @Test
    void referencesAreFoundAndBackReferencesAreNot() {
        var type = ArmTypes.named("Microsoft.Network/virtualNetworks").orElseThrow();
        var document =
                object(
                        """
                        {"location":"w","properties":{"subnets":[{"name":"a","properties":{
                        "networkSecurityGroup":{"id":"%1$snetworkSecurityGroups/n"},
                        "ipConfigurations":[{"id":"%1$svirtualNetworkGateways/g/ipConfigurations/c"}]}}]}}\
                        """
                                .formatted(NET));
        assertThat(type.references(document))
                .extracting(r -> r.at() + " -> " + r.target().name())
                .containsExactly("properties.subnets[0].properties.networkSecurityGroup.id -> n");
    }

    static Optional<String> text(ObjectValue document, Path at) {
        return at.in(document).flatMap(Value::asText);
    }

    static String canonical(String type, String json) {
        return JsonCodec.encode(
                ArmTypes.named("Microsoft.Network/" + type)
                        .orElseThrow()
                        .normalise(object(json), Optional.empty())
                        .value()
                        .orElseThrow());
    }

    static ObjectValue object(String json) {
        try {
            return (ObjectValue) JsonCodec.decode(json);
        } catch (JsonException e) {
            throw new AssertionError(json, e);
        }
    }
}
