package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.LONG;
import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cloud.document.Edit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteToSiteTest {
    @TempDir Path directory = Path.of("");

    @Test
    void documentsLiveFromCreationToDeletion() throws Exception {
        try (var cloud = TestCloud.in(directory.resolve("data"))) {
            var arm = cloud.arm();
            cloud.makeSiteToSite(arm);

            var gateway =
                    arm.get(
                                    cloud.network("virtualNetworkGateways", "vgw").toString(),
                                    VERSION,
                                    LONG)
                            .orElseThrow()
                            .body();
            assertThat(text(gateway, "properties", "provisioningState")).isEqualTo("Succeeded");
            assertThat(text(gateway, "properties", "bgpSettings", "bgpPeeringAddress"))
                    .isEqualTo("10.0.1.254");
            var address =
                    arm.get(cloud.network("publicIPAddresses", "pip").toString(), VERSION, LONG)
                            .orElseThrow()
                            .body();
            assertThat(text(address, "properties", "ipAddress")).startsWith("198.1");
            assertThat(text(address, "properties", "ipConfiguration", "id"))
                    .isEqualTo(
                            cloud.network("virtualNetworkGateways", "vgw")
                                    + "/ipConfigurations/default");
            var connection =
                    arm.get(cloud.network("connections", "onpremise").toString(), VERSION, LONG)
                            .orElseThrow()
                            .body();
            assertThat(text(connection, "properties", "connectionType")).isEqualTo("IPsec");
            assertThat(text(connection, "properties", "connectionStatus")).isEqualTo("Unknown");
            assertThat(Edit.at(connection, "properties", "sharedKey")).isEmpty();

            cloud.plane.await(network -> network.tunnels().size() == 1);
            var desired = cloud.plane.desired();
            assertThat(desired.gateways()).hasSize(1);
            assertThat(desired.devices().getFirst().name()).isEqualTo("onpremise");

            var paths = new ArrayList<>(TestCloud.siteToSite().keySet());
            for (var path : paths.reversed()) {
                arm.delete(
                        path.replace("{s}", cloud.environment.subscriptionId()),
                        path.contains("/providers/") ? VERSION : "2021-04-01",
                        LONG);
            }
            assertThat(
                            arm.get(
                                    "/subscriptions/%s/resourceGroups/rg"
                                            .formatted(cloud.environment.subscriptionId()),
                                    "2021-04-01",
                                    LONG))
                    .isEqualTo(Optional.empty());
            cloud.plane.await(network -> network.virtualNetworks().isEmpty());
        }
    }
}
