package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.cloud.client.CloudException;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir Path directory = Path.of("");

    @Test
    void connectionShowsWhatTheDataPlaneSees() throws Exception {
        try (var cloud = TestCloud.in(directory);
                var client = cloud.client()) {
            cloud.makeSiteToSite(cloud.arm());
            var id = cloud.network("connections", "onpremise");
            var unseen = Edit.list(client.status(), "connections").getFirst();
            assertThat(text(unseen, "connectionStatus")).isEqualTo("Unknown");
            assertThat(text(unseen, "reason")).isNotEmpty();

            cloud.plane.sees(
                    new ObservedNetwork.Connection(
                            id,
                            ObservedNetwork.Status.CONNECTED,
                            Optional.empty(),
                            Optional.of(
                                    new ObservedNetwork.IkeSa(
                                            2,
                                            "AES_CBC-256",
                                            Optional.of("HMAC_SHA2_256_128"),
                                            Optional.empty(),
                                            "MODP_1024",
                                            Optional.of(Instant.now()))),
                            Optional.of(
                                    new ObservedNetwork.ChildSa(
                                            "AES_GCM_16-256",
                                            Optional.empty(),
                                            Optional.of("c1d2e3f4"),
                                            Optional.of("a1b2c3d4"),
                                            List.of("0.0.0.0/0"),
                                            List.of("0.0.0.0/0"),
                                            84,
                                            168,
                                            1,
                                            2)),
                            84,
                            168));
            var shown = json(cloud.get(id + "?api-version=2024-05-01").body());
            assertThat(text(shown, "properties", "connectionStatus")).isEqualTo("Connected");
            assertThat(Edit.at(shown, "properties", "ingressBytesTransferred"))
                    .contains(Value.of(84));
            assertThat(Edit.at(shown, "properties", "egressBytesTransferred"))
                    .contains(Value.of(168));
            var tunnel = Edit.list(shown, "properties", "tunnelConnectionStatus").getFirst();
            assertThat(text(tunnel, "connectionStatus")).isEqualTo("Connected");

            var status = client.status();
            assertThat(status.member("schemaVersion")).contains(Value.of(1));
            var connection = Edit.list(status, "connections").getFirst();
            assertThat(text(connection, "type")).isEqualTo("IPsec");
            assertThat(text(connection, "source")).isEqualTo("measured");
            assertThat(Edit.at(connection, "ike", "version")).contains(Value.of(2));
            assertThat(text(connection, "child", "spiIn")).isEqualTo("c1d2e3f4");
            assertThat(Edit.at(connection, "child", "integrity"))
                    .as("AES-GCM needs none, and a script finds the member all the same")
                    .hasValueSatisfying(value -> assertThat(value.isNull()).isTrue());
        }
    }

    @Test
    void devicesDoAsTheyAreTold() throws Exception {
        try (var cloud = TestCloud.in(directory);
                var client = cloud.client()) {
            cloud.makeSiteToSite(cloud.arm());
            cloud.plane.await(network -> network.tunnels().size() == 1);
            assertThat(client.devices().getFirst().running()).isTrue();
            client.setDevice("OnPremise", Optional.of(false), Optional.empty());
            assertThat(cloud.plane.desired().devices().getFirst().running()).isFalse();
            client.setDevice("onpremise", Optional.empty(), Optional.of(new Secret("0ther")));
            assertThat(cloud.plane.desired().devices().getFirst().running()).isFalse();
            assertThat(cloud.plane.desired().tunnels().getFirst().deviceKey())
                    .contains(new Secret("0ther"));
            assertThatThrownBy(() -> client.setDevice("none", Optional.of(true), Optional.empty()))
                    .isInstanceOf(CloudException.class)
                    .hasMessage(
                            "There is no device 'none': a device stands for a local network"
                                    + " gateway, and has its name. There are: onpremise.");
        }
        try (var cloud = TestCloud.in(directory);
                var client = cloud.client()) {
            assertThat(client.devices().getFirst().running()).isFalse();
            assertThat(client.devices().getFirst().hasOwnSharedKey()).isTrue();
            assertThat(cloud.plane.desired().devices().getFirst().running()).isFalse();
        }
    }

    @Test
    void pingSaysWhyItCannot() throws Exception {
        try (var cloud = TestCloud.in(directory);
                var client = cloud.client()) {
            cloud.makeSiteToSite(cloud.arm());
            assertThatThrownBy(() -> client.ping(cloud.network("connections", "onpremise"), 1))
                    .hasMessage("Nothing can be pinged: no lab runs here. a test looks on");
        }
    }
}
