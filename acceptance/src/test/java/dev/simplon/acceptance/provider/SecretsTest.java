package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.acceptance.provider.Terraform.Run;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// No log has a secret in it, at the most talkative level.
@ExtendWith(LocalAzure.Given.class)
class SecretsTest {
    private static final Map<String, String> TRACE = Map.of("TF_LOG", "TRACE");
    private static final String CHANGED = "an0ther53cr3t";
    private static final String REFUSED = "r3fus3d53cr3t";

    @Test
    void noLogHasAKeyOrACredential(LocalAzure azure) {
        var provider = azure.provider(LocalAzure.MAIN, TRACE);
        var terraform =
                azure.terraform("secrets", LocalAzure.MAIN)
                        .with("TF_REATTACH_PROVIDERS", provider.reattach())
                        .with("TF_LOG_CORE", "TRACE");
        var stack =
                SiteToSite.in("secrets")
                        .and(Gateways.circuit().replace("@", "1"))
                        .and(
                                """
                                output "authorization" {
                                  value     = azurerm_express_route_circuit_authorization.c1.authorization_key
                                  sensitive = true
                                }
                                """);
        var runs = new ArrayList<Run>();
        runs.add(terraform.configured(stack.text()).plan(2));
        runs.add(terraform.apply());
        var authorization =
                terraform
                        .instance("azurerm_express_route_circuit_authorization.c1")
                        .at("/attributes/authorization_key")
                        .asText();
        runs.add(terraform.configured(stack.connection("shared_key", CHANGED).text()).plan(2));
        runs.add(terraform.apply());
        runs.add(terraform.configured(stack.connection("shared_key", REFUSED).text()).plan(2));
        try (var _ = Fault.at(azure, "refuse", "PUT", stack.connectionPath() + "/sharedkey")) {
            runs.add(terraform.apply(1));
        }
        runs.add(terraform.destroy());

        assertThat(provider.log()).contains("\"tf_rpc\":\"ApplyResourceChange\"");
        var all = new StringBuilder(provider.log());
        runs.forEach(run -> all.append(run.log()).append(run.out()).append(run.err()));
        assertThat(all.toString().lines().filter(line -> line.contains("[TRACE]"))).isNotEmpty();
        assertThat(authorization).isNotEmpty();
        for (var secret :
                new String[] {
                    SiteToSite.KEY,
                    CHANGED,
                    REFUSED,
                    authorization,
                    azure.arm().variable("ARM_CLIENT_SECRET"),
                    // How every token begins.
                    "Bearer ey",
                    "eyJ0eXAi",
                    "eyJhbGci"
                }) {
            assertThat(all.toString().lines().filter(line -> line.contains(secret)))
                    .as("lines with " + secret)
                    .isEmpty();
        }
    }
}
