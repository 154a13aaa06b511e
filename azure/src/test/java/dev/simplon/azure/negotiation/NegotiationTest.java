package dev.simplon.azure.negotiation;

import static dev.simplon.azure.Stack.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azure.Stack;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetwork.Settings;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.azure.network.DesiredNetworks;
import dev.simplon.azure.network.DeviceIntent;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.ObservedNetwork.Connection;
import dev.simplon.azure.network.ObservedNetwork.Status;
import dev.simplon.values.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NegotiationTest {
    private static final String CONNECTION = "onpremise";

    @Test
    void twoEndsWithDefaultsAgreeAsMeasured() {
        var predicted = Negotiation.predict(network(Stack.siteToSite(), Map.of()));
        assertThat(predicted.source()).isEqualTo(ObservedNetwork.Source.PREDICTED);
        assertThat(predicted.processes()).isEmpty();
        var connection = predicted.connections().getFirst();
        assertThat(connection.status()).isEqualTo(Status.CONNECTED);
        assertThat(connection.reason()).isEmpty();
        var ike = connection.ike().orElseThrow();
        assertThat(ike.version()).isEqualTo(2);
        assertThat(ike.encryption()).isEqualTo("AES_CBC_256");
        assertThat(ike.integrity()).contains("HMAC_SHA1_96");
        assertThat(ike.dhGroup()).isEqualTo("MODP_1024");
        var child = connection.child().orElseThrow();
        assertThat(child.encryption()).isEqualTo("AES_GCM_16_256");
        assertThat(child.integrity()).isEmpty();
        assertThat(child.localTs()).containsExactly("0.0.0.0/0");
    }

    @Test
    void stoppedDeviceIsNotConnected() {
        assertThat(reason(network(Stack.siteToSite(), intent(false, Optional.empty()))))
                .isEqualTo(
                        "Device onpremise is stopped. Start it with `simplon device start"
                                + " onpremise`.");
    }

    @Test
    void otherKeyIsNotConnectedAndNotTold() {
        var reason =
                reason(network(Stack.siteToSite(), intent(true, Optional.of(new Secret("wrong")))));
        assertThat(reason)
                .isEqualTo(
                        "The shared key of the connection and that of device onpremise differ. Give"
                                + " both the same.")
                .doesNotContain("wrong");
    }

    @Test
    void deviceWithoutTheProposalIsNotConnected() {
        assertThat(
                        reason(
                                device(s ->
                                        with(
                                                s,
                                                2,
                                                List.of("aes256-sha384-ecp384"),
                                                s.espProposals()))))
                .startsWith("No IKE proposal in common: the gateway has aes256-sha1-modp1024, ")
                .endsWith(
                        "; device onpremise has aes256-sha384-ecp384. Give both ends the same"
                                + " policy.");
    }

    @Test
    void espMismatchLeavesTheIkeSaStanding() {
        var connection = only(device(s -> with(s, 2, s.ikeProposals(), List.of("aes192gcm16"))));
        assertThat(connection.status()).isEqualTo(Status.NOT_CONNECTED);
        assertThat(connection.ike()).isPresent();
        assertThat(connection.child()).isEmpty();
    }

    @Test
    void groupOfTheChildCountsInVersionOneOnly() {
        assertThat(
                        only(device(s ->
                                with(s, 2, s.ikeProposals(), List.of("aes192-sha1-ecp256"))))
                                .status())
                .isEqualTo(Status.NOT_CONNECTED);
        assertThat(
                        only(device(s ->
                                with(s, 2, s.ikeProposals(), List.of("aes256-sha1-ecp256"))))
                                .status())
                .isEqualTo(Status.CONNECTED);
        var stack =
                Stack.siteToSite()
                        .set(
                                id("connections", CONNECTION),
                                "properties.connectionProtocol",
                                "\"IKEv1\"");
        assertThat(
                        only(device(
                                        stack,
                                        s ->
                                                with(
                                                        s,
                                                        1,
                                                        s.ikeProposals(),
                                                        List.of("aes256-sha1-ecp256"))))
                                .status())
                .isEqualTo(Status.NOT_CONNECTED);
    }

    @Test
    void versionsMustBeTheSame() {
        assertThat(reason(device(s -> with(s, 1, s.ikeProposals(), s.espProposals()))))
                .isEqualTo(
                        "The gateway speaks IKEv2, device onpremise speaks IKEv1. Give both the"
                                + " same protocol.");
    }

    @Test
    void impossiblePolicyCannotComeUp() {
        for (var change :
                List.of(
                        List.of("dhGroup", "None", "IKEv2"),
                        List.of("ikeIntegrity", "GCMAES256", "IKEv2"),
                        List.of("ikeEncryption", "GCMAES256", "IKEv1"),
                        List.of("ipsecEncryption", "GCMAES256", "IKEv2"))) {
            var connection = id("connections", CONNECTION);
            var stack =
                    Stack.siteToSite()
                            .set(
                                    connection,
                                    "properties.ipsecPolicies",
                                    """
                                    [{"saLifeTimeSeconds":27000,"saDataSizeKilobytes":1024,
                                    "ipsecEncryption":"AES256","ipsecIntegrity":"SHA256",
                                    "ikeEncryption":"AES256","ikeIntegrity":"SHA256",
                                    "dhGroup":"DHGroup14","pfsGroup":"None"}]\
                                    """)
                            .set(
                                    connection,
                                    "properties.connectionProtocol",
                                    "\"" + change.get(2) + "\"");
            assertThat(only(network(stack, Map.of())).status()).isEqualTo(Status.CONNECTED);
            stack.set(
                    connection,
                    "properties.ipsecPolicies.0." + change.get(0),
                    "\"" + change.get(1) + "\"");
            assertThat(reason(network(stack, Map.of())))
                    .startsWith("The IPsec policy is no possible proposal.");
        }
    }

    @Test
    void selectorsAreNarrowedToWhatBothEndsHave() {
        var stack =
                Stack.siteToSite()
                        .set(
                                id("connections", CONNECTION),
                                "properties.usePolicyBasedTrafficSelectors",
                                "true");
        var child = only(network(stack, Map.of())).child().orElseThrow();
        assertThat(child.localTs()).containsExactly("10.0.0.0/16");
        assertThat(child.remoteTs()).containsExactly("10.1.1.0/24");
        var elsewhere =
                network(stack.localGateway(CONNECTION, "168.62.225.23", "10.9.0.0/24"), Map.of());
        var tunnel = elsewhere.tunnels().getFirst();
        var everything = network(Stack.siteToSite(), Map.of()).tunnels().getFirst().settings();
        assertThat(only(withDevice(elsewhere, tunnel, everything)).child().orElseThrow().remoteTs())
                .containsExactly("10.9.0.0/24");
    }

    @Test
    void pairOfNetworksIsConnectedOnBothEnds() {
        assertThat(Negotiation.predict(network(Stack.networkToNetwork(), Map.of())).connections())
                .extracting(Connection::status)
                .containsExactly(Status.CONNECTED, Status.CONNECTED);
    }

    @Test
    void networkWithoutTheWayBackIsNotConnected() {
        var stack = Stack.networkToNetwork().remove(id("connections", "europe-to-us"));
        assertThat(reason(network(stack, Map.of())))
                .isEqualTo(
                        "Gateway europe has no connection back to us. Create one, with the same"
                                + " shared key.");
    }

    @Test
    void twoRespondersAndTwoInitiatorsWaitForEver() {
        for (var mode : List.of("ResponderOnly", "InitiatorOnly")) {
            var stack = Stack.networkToNetwork();
            for (var name : List.of("us-to-europe", "europe-to-us")) {
                stack.set(id("connections", name), "properties.connectionMode", "\"" + mode + "\"");
            }
            assertThat(Negotiation.predict(network(stack, Map.of())).connections())
                    .allSatisfy(c -> {
                        assertThat(c.status()).isEqualTo(Status.NOT_CONNECTED);
                        assertThat(c.reason().orElseThrow()).contains("both are " + mode);
                    });
        }
    }

    @Test
    void everyCombinationOfAzuresAlgorithmsAgreesWithItself() {
        for (var ike :
                List.of("DES", "DES3", "AES128", "AES192", "AES256", "GCMAES128", "GCMAES256")) {
            for (var integrity : List.of("MD5", "SHA1", "SHA256", "SHA384")) {
                for (var group :
                        List.of(
                                "DHGroup1",
                                "DHGroup2",
                                "DHGroup14",
                                "DHGroup24",
                                "ECP256",
                                "ECP384")) {
                    var stack =
                            Stack.siteToSite()
                                    .set(
                                            id("connections", CONNECTION),
                                            "properties.ipsecPolicies",
                                            """
                                            [{"saLifeTimeSeconds":27000,"saDataSizeKilobytes":1024,
                                            "ipsecEncryption":"GCMAES192","ipsecIntegrity":"GCMAES192",
                                            "ikeEncryption":"%s","ikeIntegrity":"%s","dhGroup":"%s",
                                            "pfsGroup":"PFSMM"}]\
                                            """
                                                    .formatted(ike, integrity, group));
                    var sa = only(network(stack, Map.of())).ike().orElseThrow();
                    assertThat(AlgorithmNames.shown(sa.encryption())).isEqualTo(ike);
                    assertThat(AlgorithmNames.shown(sa.prf().orElseThrow())).isEqualTo(integrity);
                    assertThat(AlgorithmNames.shown(sa.dhGroup())).isEqualTo(group);
                }
            }
        }
    }

    private static DesiredNetwork network(Stack stack, Map<String, DeviceIntent> intents) {
        return DesiredNetworks.from(stack.documents(), intents);
    }

    private static Map<String, DeviceIntent> intent(boolean running, Optional<Secret> key) {
        return Map.of(CONNECTION, new DeviceIntent(running, key));
    }

    private static DesiredNetwork device(UnaryOperator<Settings> change) {
        return device(Stack.siteToSite(), change);
    }

    private static DesiredNetwork device(Stack stack, UnaryOperator<Settings> change) {
        var network = network(stack, Map.of());
        var tunnel = network.tunnels().getFirst();
        return withDevice(network, tunnel, change.apply(tunnel.deviceSettings().orElseThrow()));
    }

    private static DesiredNetwork withDevice(
            DesiredNetwork network, Tunnel tunnel, Settings settings) {
        return new DesiredNetwork(
                network.virtualNetworks(),
                network.gateways(),
                network.devices(),
                List.of(
                        new Tunnel(
                                tunnel.connection(),
                                tunnel.kind(),
                                tunnel.gateway(),
                                tunnel.remote(),
                                tunnel.sharedKey(),
                                tunnel.deviceKey(),
                                tunnel.initiates(),
                                tunnel.settings(),
                                Optional.of(settings))));
    }

    private static Settings with(Settings s, int version, List<String> ike, List<String> esp) {
        return new Settings(
                version,
                ike,
                esp,
                s.selectors(),
                s.dpdTimeout(),
                s.saLifetime(),
                s.saKilobytes(),
                s.mode());
    }

    private static Connection only(DesiredNetwork network) {
        var connections = Negotiation.predict(network).connections();
        assertThat(connections).hasSize(1);
        return connections.getFirst();
    }

    private static String reason(DesiredNetwork network) {
        var connection = only(network);
        assertThat(connection.status()).isEqualTo(Status.NOT_CONNECTED);
        return connection.reason().orElseThrow();
    }
}
