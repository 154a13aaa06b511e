package dev.simplon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The whole road of the README: from a Java file to a live tunnel, and back to nothing.
class RoadTest {
    private static final String EXAMPLE =
            Simplon.HOME.resolve("examples/site-to-site/Main.java").toString();

    @Test
    void aJavaFileBecomesALiveTunnelAndDownLeavesNothing() {
        try (var yard = Yard.open()) {
            theRoad(yard, yard.simplon());
        }
    }

    @Test
    void anUnprivilegedUserWalksTheSameRoad() {
        try (var yard = Yard.openForNobody()) {
            theRoad(yard, yard.simplon());
        }
    }

    private static void theRoad(Yard yard, Simplon simplon) {
        var before = Snapshot.take();
        var example = simplon.example("site-to-site");

        var up = simplon.run("up", example).succeeded();
        assertThat(up.out() + up.err())
                .contains("7 to add, 0 to change, 0 to destroy")
                .contains("azurerm_virtual_network_gateway_connection.connection")
                .contains("IKEv2")
                .contains("SPI")
                .contains("5 packets transmitted, 5 received")
                .contains("\"connectionStatus\": \"Connected\"");
        assertSecretsStayHidden(up);

        var status = simplon.run("status", "--json").succeeded();
        assertSecretsStayHidden(status);
        var connection = status.json().at("/connections/0");
        assertThat(connection.at("/name").asText()).isEqualTo("onpremise");
        assertThat(connection.at("/type").asText()).isEqualTo("IPsec");
        assertThat(connection.at("/connectionStatus").asText()).isEqualTo("Connected");
        assertThat(connection.at("/source").asText()).isEqualTo("measured");
        assertThat(connection.at("/id").asText())
                .endsWith("/resourceGroups/test/providers/Microsoft.Network/connections/onpremise");
        assertThat(connection.at("/reason").isNull() || connection.at("/reason").isMissingNode())
                .isTrue();
        assertThat(connection.at("/ike/version").asInt()).isEqualTo(2);
        assertThat(connection.at("/ike/encryption").asText()).isEqualTo("AES_CBC_256");
        assertThat(connection.at("/ike/integrity").asText()).isEqualTo("HMAC_SHA1_96");
        assertThat(connection.at("/ike/dhGroup").asText()).isEqualTo("MODP_1024");
        assertThat(connection.at("/ike/establishedSeconds").isNumber()).isTrue();
        assertThat(connection.at("/child/encryption").asText()).isEqualTo("AES_GCM_16_256");
        assertThat(connection.at("/child/integrity").isNull()).as("AES-GCM has none").isTrue();
        assertThat(connection.at("/child/localTs/0").asText()).isEqualTo("0.0.0.0/0");
        assertThat(connection.at("/child/remoteTs/0").asText()).isEqualTo("0.0.0.0/0");
        assertThat(connection.at("/child/bytesIn").asLong()).isPositive();
        assertThat(connection.at("/child/spiIn").asText()).matches("[0-9a-f]{8}");
        assertThat(connection.at("/child/bytesOut").asLong()).isPositive();
        assertThat(status.json().at("/schemaVersion").asInt()).isEqualTo(1);
        assertThat(status.json().at("/processes")).hasSize(4);
        for (var process : status.json().at("/processes")) {
            assertThat(process.at("/role").asText()).isNotEmpty();
            assertThat(ProcessHandle.of(process.at("/pid").asLong())).isPresent();
            assertThat(process.at("/namespace").asText()).isNotEmpty();
        }

        var azure = ArmDoor.of(simplon);
        var document =
                azure.get("/resourceGroups/test/providers/Microsoft.Network/connections/onpremise");
        assertThat(document.at("/properties/connectionStatus").asText()).isEqualTo("Connected");
        assertThat(document.at("/properties/sharedKey").isMissingNode()).isTrue();

        var again = simplon.run("up", example).succeeded();
        assertThat(again.out() + again.err()).contains("No changes.");
        assertThat(spis(simplon.status()))
                .as("an `up` without changes leaves the tunnel alone")
                .isEqualTo(spis(status.json()));

        assertThat(simplon.run("output", "connection_id").succeeded().out())
                .contains("/providers/Microsoft.Network/connections/onpremise");

        simplon.run("device", "stop", "onpremise").succeeded();
        // DPD of a connection that asks for nothing: 45 s, and the last retransmission.
        Await.until(
                "NotConnected after the device was stopped",
                Duration.ofSeconds(60),
                () -> statusOf(azure),
                "NotConnected"::equals);
        assertThat(simplon.run("status").exits(4).out()).contains("onpremise").contains("stopped");
        simplon.run("device", "start", "onpremise").succeeded();
        Await.until(
                "Connected after the device was started",
                Duration.ofSeconds(30),
                () -> statusOf(azure),
                "Connected"::equals);

        simplon.run("down").succeeded();
        assertThat(yard.leftOver()).isEmpty();
        // A dead process whose parent is gone stays in the kernel's tables until the host's first
        // process buries it.
        Await.until(
                "a machine as it was before `up`",
                Duration.ofSeconds(15),
                () -> Snapshot.take().since(before),
                Set::isEmpty);
    }

    private static String statusOf(ArmDoor azure) {
        return azure.get("/resourceGroups/test/providers/Microsoft.Network/connections/onpremise")
                .at("/properties/connectionStatus")
                .asText();
    }

    private static String spis(JsonNode status) {
        var child = status.at("/connections/0/child");
        return child.at("/spiIn").asText() + " " + child.at("/spiOut").asText();
    }

    private static void assertSecretsStayHidden(Simplon.Run run) {
        assertThat(run.out() + run.err()).doesNotContain("4-v3ry-53cr37-1p53c-5h4r3d-k3y");
    }

    @Test
    void twoNetworksOfAzureConnectWithTwoMutualConnections() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            var program = Simplon.HOME.resolve("examples/vnet-to-vnet/Main.java").toString();
            simplon.run("up", program).succeeded();
            var connections = simplon.run("status", "--json").succeeded().json().at("/connections");
            assertThat(connections).hasSize(2);
            for (var connection : connections) {
                assertThat(connection.at("/type").asText()).isEqualTo("Vnet2Vnet");
                assertThat(connection.at("/connectionStatus").asText()).isEqualTo("Connected");
                assertThat(connection.at("/source").asText()).isEqualTo("measured");
            }
            assertThat(connections.at("/0/child/spiIn").asText())
                    .as("one end's inbound SPI is the other's outbound one")
                    .isEqualTo(connections.at("/1/child/spiOut").asText());
        }
    }

    @Test
    void withoutALabEverythingElseWorksAndSaysPredicted() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            var up = simplon.run("up", "--lab", "off", EXAMPLE).succeeded();
            assertThat(up.out())
                    .contains("predicted")
                    .doesNotContain("measured")
                    .doesNotContain("packets transmitted");
            var connection =
                    simplon.run("status", "--json").succeeded().json().at("/connections/0");
            assertThat(connection.at("/source").asText()).isEqualTo("predicted");
            assertThat(connection.at("/connectionStatus").asText()).isEqualTo("Connected");
            assertThat(connection.at("/child/spiIn").asText()).isEmpty();
        }
    }

    @Test
    void aKeyThatTheDeviceDoesNotShareIsNamedAsTheReason() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("up", EXAMPLE).succeeded();
            simplon.with("OTHER_KEY", "not-the-same-key")
                    .run("device", "set", "onpremise", "--shared-key-from", "env:OTHER_KEY")
                    .succeeded();
            var status =
                    Await.until(
                            "NotConnected with another key",
                            Duration.ofSeconds(60),
                            simplon::status,
                            s ->
                                    s.at("/connections/0/connectionStatus")
                                                    .asText()
                                                    .equals("NotConnected")
                                            && s.at("/connections/0/reason")
                                                    .asText()
                                                    .contains("key"));
            assertThat(status.toString()).doesNotContain("not-the-same-key");
        }
    }

    @Test
    void theDocumentationsStackOf2023IsRefusedTodayAtItsLineAndWasRightThen() {
        try (var yard = Yard.open()) {
            var program = Simplon.HOME.resolve("examples/site-to-site-2023/Main.java");
            var today = yard.simplon().run("check", program.toString()).exits(3);
            var line = lineOf(program, "PublicIp.Builder");
            assertThat(today.out() + today.err())
                    .contains("azurerm_public_ip.example")
                    .contains("Basic")
                    .contains("2025-03-31")
                    .contains("Main.java:" + line);
            yard.simplon().run("check", "--as-of", "2023-06-01", program.toString()).succeeded();
            yard.simplon().run("check", EXAMPLE).succeeded();
        }
    }

    private static int lineOf(Path file, String text) {
        var lines = Simplon.text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(file + " has no line with " + text);
    }
}
