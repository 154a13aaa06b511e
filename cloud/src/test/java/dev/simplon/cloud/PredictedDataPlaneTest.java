package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.AzureArmClient;
import dev.simplon.cloud.client.CloudClient;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictedDataPlaneTest {
    @TempDir Path directory = Path.of("");

    @Test
    void whereNoLabRunsTheStatusIsPredictedAndSaysSo() throws Exception {
        var settings =
                CloudSettings.of(directory, new PredictedDataPlane("There is no /dev/net/tun."));
        try (var server = CloudServer.start(settings);
                var client = CloudClient.of(server.environment())) {
            var environment = server.environment();
            var arm =
                    AzureArmClient.connect(
                            new ArmSettings(
                                    Optional.of(environment.metadataHost()),
                                    environment.tenantId(),
                                    environment.clientId(),
                                    environment.clientSecret(),
                                    Optional.of(environment.caFile()),
                                    Optional.empty()));
            for (var each : TestCloud.siteToSite().entrySet()) {
                arm.put(
                        each.getKey().replace("{s}", environment.subscriptionId()),
                        TestCloud.VERSION,
                        Edit.asObject(
                                TestCloud.json(
                                        each.getValue()
                                                .replace("{s}", environment.subscriptionId()))),
                        Optional.empty(),
                        TestCloud.LONG);
            }
            client.setDevice("onpremise", Optional.of(true), Optional.empty());
            var status = client.status();
            assertThat(text(status, "sourceReason")).isEqualTo("There is no /dev/net/tun.");
            assertThat(text(connection(status), "connectionStatus")).isEqualTo("Connected");
            assertThat(text(connection(status), "source")).isEqualTo("predicted");
            assertThat(Edit.at(connection(status), "ike", "version")).contains(Value.of(2));

            client.setDevice("onpremise", Optional.empty(), Optional.of(new Secret("other")));
            assertThat(text(connection(client.status()), "connectionStatus"))
                    .isEqualTo("NotConnected");
            assertThat(text(connection(client.status()), "reason")).contains("key");
        }
    }

    private static Value connection(Value status) {
        return Edit.list(status, "connections").getFirst();
    }
}
