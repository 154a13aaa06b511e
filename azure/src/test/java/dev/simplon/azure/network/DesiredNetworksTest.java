package dev.simplon.azure.network;

import static dev.simplon.azure.Stack.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.Stack;
import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.values.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DesiredNetworksTest {
    private static final String POLICY =
            """
            [{"saLifeTimeSeconds":3600,"saDataSizeKilobytes":0,"ipsecEncryption":"%s",
            "ipsecIntegrity":"%s","ikeEncryption":"%s","ikeIntegrity":"%s","dhGroup":"%s",
            "pfsGroup":"%s"}]\
            """;

    @Test
    void siteToSiteStackBecomesOneTunnelToOneDevice() {
        var network = DesiredNetworks.from(Stack.siteToSite().documents(), Map.of());

        var vnet = network.virtualNetworks().getFirst();
        assertThat(vnet.host()).hasToString("10.0.0.4");
        var gateway = network.gateways().getFirst();
        assertThat(gateway.network()).isEqualTo(vnet.id());
        assertThat(gateway.instances())
                .extracting(i -> i.publicAddress() + " " + i.privateAddress() + " " + i.subnet())
                .containsExactly("203.0.113.10 10.0.1.254 10.0.1.0/24");
        var device = network.devices().getFirst();
        assertThat(device.name()).isEqualTo("onpremise");
        assertThat(device.host()).hasToString("10.1.1.1");
        assertThat(device.running()).isTrue();
        var tunnel = onlyTunnel(network);
        assertThat(tunnel.kind()).isEqualTo(Tunnel.Kind.SITE_TO_SITE);
        assertThat(tunnel.initiates()).isTrue();
        assertThat(tunnel.deviceKey()).contains(tunnel.sharedKey());
        var settings = tunnel.settings();
        assertThat(settings.ikeVersion()).isEqualTo(2);
        assertThat(settings.ikeProposals().getFirst()).isEqualTo("aes256-sha1-modp1024");
        assertThat(settings.espProposals().getFirst()).isEqualTo("aes256gcm16");
        assertThat(settings.dpdTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.saLifetime()).isEqualTo(Duration.ofMinutes(450));
        assertThat(settings.saKilobytes()).isEqualTo(102400000);
        assertThat(settings.selectors().getFirst().local()).containsExactly(IpPrefix.EVERYTHING);
        assertThat(tunnel.deviceSettings().orElseThrow().ikeProposals())
                .isEqualTo(settings.ikeProposals());
    }

    @Test
    void intentStopsADeviceAndGivesItAnotherKey() {
        var network =
                DesiredNetworks.from(
                        Stack.siteToSite().documents(),
                        Map.of(
                                "onpremise",
                                new DeviceIntent(false, Optional.of(new Secret("other")))));
        assertThat(network.devices().getFirst().running()).isFalse();
        assertThat(onlyTunnel(network).deviceKey()).contains(new Secret("other"));
    }

    @Test
    void whatIsIncompleteIsNotThereYet() {
        var noAddress =
                Stack.siteToSite()
                        .put(
                                id("publicIPAddresses", "test"),
                                "{\"location\":\"w\",\"properties\":{}}");
        assertThat(DesiredNetworks.from(noAddress.documents(), Map.of()).gateways()).isEmpty();
        assertThat(DesiredNetworks.from(noAddress.documents(), Map.of()).tunnels()).isEmpty();
        var noDevice = Stack.siteToSite().remove(id("localNetworkGateways", "onpremise"));
        assertThat(DesiredNetworks.from(noDevice.documents(), Map.of()).gateways()).hasSize(1);
        assertThat(DesiredNetworks.from(noDevice.documents(), Map.of()).tunnels()).isEmpty();
        assertThat(DesiredNetworks.from(Map.of(), Map.of())).isEqualTo(DesiredNetwork.EMPTY);
    }

    @Test
    void subnetMayStandByItself() {
        var stack = Stack.siteToSite();
        var vnet = id("virtualNetworks", "test");
        stack.set(vnet, "properties.subnets", "[]")
                .put(
                        vnet.child("subnets", "GatewaySubnet"),
                        "{\"properties\":{\"addressPrefixes\":[\"10.0.0.0/27\"]}}");
        var network = DesiredNetworks.from(stack.documents(), Map.of());
        assertThat(network.gateways().getFirst().instances().getFirst().privateAddress())
                .hasToString("10.0.0.30");
        assertThat(network.virtualNetworks().getFirst().host()).hasToString("10.0.0.36");
    }

    @Test
    void gatewaySubnetMayBeAllThereIs() {
        var stack = Stack.siteToSite().network("test", "10.0.0.0/24", "10.0.0.0/24");
        var network = DesiredNetworks.from(stack.documents(), Map.of());
        assertThat(network.virtualNetworks().getFirst().host()).hasToString("10.0.0.253");
        assertThat(network.gateways().getFirst().instances().getFirst().privateAddress())
                .hasToString("10.0.0.254");
    }

    @Test
    void activeActiveGatewayHasTwoInstances() {
        var gateway = id("virtualNetworkGateways", "test");
        var stack = Stack.siteToSite().address("second", "203.0.113.11");
        var first = stack.get(gateway);
        stack.put(
                        gateway,
                        dev.simplon.values.json.JsonCodec.encode(first)
                                .replace(
                                        "\"ipConfigurations\":[",
                                        """
                                        "ipConfigurations":[{"name":"b","properties":{
                                        "subnet":{"id":"%s"},"publicIPAddress":{"id":"%s"}}},\
                                        """
                                                .formatted(
                                                        id("virtualNetworks", "test")
                                                                .child("subnets", "GatewaySubnet"),
                                                        id("publicIPAddresses", "second"))))
                .set(gateway, "properties.activeActive", "true");
        assertThat(
                        DesiredNetworks.from(stack.documents(), Map.of())
                                .gateways()
                                .getFirst()
                                .instances())
                .extracting(i -> i.publicAddress() + " " + i.privateAddress())
                .containsExactly("203.0.113.11 10.0.1.4", "203.0.113.10 10.0.1.5");
    }

    @Test
    void deviceInitiatesWhereTheGatewayOnlyResponds() {
        var stack =
                Stack.siteToSite()
                        .set(
                                id("connections", "onpremise"),
                                "properties.connectionMode",
                                "\"ResponderOnly\"");
        var tunnel = onlyTunnel(DesiredNetworks.from(stack.documents(), Map.of()));
        assertThat(tunnel.initiates()).isFalse();
        assertThat(tunnel.settings().mode()).isEqualTo(Mode.RESPONDER_ONLY);
    }

    @Test
    void exactlyOneEndOfAPairOfNetworksInitiates() {
        var stack = Stack.networkToNetwork();
        assertThat(DesiredNetworks.from(stack.documents(), Map.of()).tunnels())
                .extracting(t -> t.connection().name() + " " + t.initiates())
                .containsExactly("europe-to-us true", "us-to-europe false");
        stack.set(
                id("connections", "europe-to-us"),
                "properties.connectionMode",
                "\"ResponderOnly\"");
        assertThat(DesiredNetworks.from(stack.documents(), Map.of()).tunnels())
                .extracting(t -> t.connection().name() + " " + t.initiates())
                .containsExactly("europe-to-us false", "us-to-europe true");
        assertThat(
                        DesiredNetworks.from(stack.documents(), Map.of())
                                .tunnels()
                                .getFirst()
                                .deviceSettings())
                .isEmpty();
    }

    @Test
    void policyReplacesTheDefaultOffers() {
        var settings =
                withPolicy("GCMAES256", "GCMAES256", "GCMAES256", "SHA384", "ECP384", "PFS2048")
                        .settings();
        assertThat(settings.ikeProposals()).containsExactly("aes256gcm16-prfsha384-ecp384");
        assertThat(settings.espProposals()).containsExactly("aes256gcm16-modp2048");
        assertThat(settings.saLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.saKilobytes()).isZero();
        assertThat(withPolicy("None", "SHA256", "DES3", "MD5", "DHGroup24", "PFSMM").settings())
                .extracting(
                        DesiredNetwork.Settings::ikeProposals,
                        DesiredNetwork.Settings::espProposals)
                .containsExactly(
                        java.util.List.of("3des-md5-modp2048s256"),
                        java.util.List.of("null-sha256-modp2048s256"));
    }

    @Test
    void impossiblePolicyIsWrittenSoThatNobodyLoadsIt() {
        assertThat(
                        withPolicy("AES256", "SHA256", "AES256", "SHA256", "None", "None")
                                .settings()
                                .ikeProposals())
                .containsExactly("aes256-sha256");
        assertThat(
                        withPolicy("AES256", "SHA256", "AES256", "GCMAES256", "ECP256", "None")
                                .settings()
                                .ikeProposals())
                .containsExactly("aes256-gcmaes256-ecp256");
        assertThat(
                        withPolicy("GCMAES256", "SHA256", "AES256", "SHA256", "ECP256", "None")
                                .settings()
                                .espProposals())
                .containsExactly("gcmaes256-sha256");
    }

    @Test
    void policyBasedSelectorsAreTheNetworksOfBothSides() {
        var connection = id("connections", "onpremise");
        var stack =
                Stack.siteToSite()
                        .set(connection, "properties.usePolicyBasedTrafficSelectors", "true");
        var tunnel = onlyTunnel(DesiredNetworks.from(stack.documents(), Map.of()));
        assertThat(tunnel.settings().selectors())
                .extracting(p -> p.local() + " " + p.remote())
                .containsExactly("[10.0.0.0/16] [10.1.1.0/24]");
        assertThat(tunnel.deviceSettings().orElseThrow().selectors())
                .extracting(p -> p.local() + " " + p.remote())
                .containsExactly("[10.1.1.0/24] [10.0.0.0/16]");
        stack.set(
                connection,
                "properties.trafficSelectorPolicies",
                "[{\"localAddressRanges\":[\"10.0.2.0/24\"],"
                        + "\"remoteAddressRanges\":[\"10.1.1.0/25\"]}]");
        assertThat(
                        onlyTunnel(DesiredNetworks.from(stack.documents(), Map.of()))
                                .settings()
                                .selectors())
                .extracting(p -> p.local() + " " + p.remote())
                .containsExactly("[10.0.2.0/24] [10.1.1.0/25]");
    }

    @Test
    void policyBasedGatewaySpeaksIkeVersionOne() {
        var stack =
                Stack.siteToSite()
                        .set(
                                id("virtualNetworkGateways", "test"),
                                "properties.vpnType",
                                "\"PolicyBased\"");
        var settings = onlyTunnel(DesiredNetworks.from(stack.documents(), Map.of())).settings();
        assertThat(settings.ikeVersion()).isEqualTo(1);
        assertThat(settings.ikeProposals().getFirst()).isEqualTo("aes256-sha256-modp1024");
        assertThat(settings.saLifetime()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(DesiredNetworks.from(Stack.siteToSite().documents(), Map.of()).toString())
                .doesNotContain("4-v3ry");
    }

    private static Tunnel withPolicy(String... algorithms) {
        var stack =
                Stack.siteToSite()
                        .set(
                                id("connections", "onpremise"),
                                "properties.ipsecPolicies",
                                POLICY.formatted((Object[]) algorithms));
        return onlyTunnel(DesiredNetworks.from(stack.documents(), Map.of()));
    }

    private static Tunnel onlyTunnel(DesiredNetwork network) {
        assertThat(network.tunnels()).hasSize(1);
        return network.tunnels().getFirst();
    }
}
