package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.SignIn;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Version;
import dev.simplon.resource.lifecycle.Conforming;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The Azure CLI's chosen subscription, from a script that stands for `az` on the `PATH`.
class AzureCliTest {
    private static final String ACCOUNT =
            """
            {
              "environmentName": "AzureCloud",
              "id": "44444444-4444-4444-4444-444444444444",
              "isDefault": true,
              "name": "Ours",
              "state": "Enabled",
              "tenantId": "55555555-5555-5555-5555-555555555555",
              "user": { "name": "%s", "type": "%s" }
            }
            """;

    @TempDir Path directory;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void onlyTheScriptIsOnThePath() {
        environment.put("PATH", directory.resolve("bin").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.60.0", "3.117.1", "4.60.0", "4.81.0", "5.2.0"})
    void subscriptionThatIsNotGivenIsTheClis(String version) throws IOException {
        az(says(account("me@example.com", "user")));
        var launch = configured(version, "{}");
        assertThat(launch.problems).isEmpty();
        assertThat(launch.plannedId())
                .isEqualTo("/subscriptions/44444444-4444-4444-4444-444444444444/resourceGroups/rg");
        assertThat(launch.signIn())
                .isEqualTo(
                        new SignIn.AsCliUser(Optional.of("55555555-5555-5555-5555-555555555555")));
        assertThat(calls()).containsExactly("account show --output json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "4.20.0", "4.59.0"})
    void releasesThatDemandASubscriptionDoNotAskTheCli(String version) throws IOException {
        az(says(account("me@example.com", "user")));
        assertThat(configured(version, "{}").problems)
                .extracting(Diagnostic::summary)
                .containsExactly("`subscription_id` is missing");
        assertThat(calls()).isEmpty();
    }

    @Test
    void givenSubscriptionIsTakenWithoutAskingTheCli() throws IOException {
        az(says(account("me@example.com", "user")));
        var launch = configured("5.2.0", "{\"subscription_id\": \"s\"}");
        assertThat(launch.plannedId()).isEqualTo("/subscriptions/s/resourceGroups/rg");
        environment.put("ARM_SUBSCRIPTION_ID", "t");
        assertThat(configured("5.2.0", "{}").plannedId())
                .isEqualTo("/subscriptions/t/resourceGroups/rg");
        assertThat(calls()).isEmpty();
    }

    @Test
    void givenTenantGoesBeforeTheClis() throws IOException {
        az(says(account("me@example.com", "user")));
        assertThat(configured("5.2.0", "{\"tenant_id\": \"t\"}").signIn())
                .isEqualTo(new SignIn.AsCliUser(Optional.of("t")));
    }

    @ParameterizedTest
    @CsvSource({"systemAssignedIdentity", "userAssignedIdentity"})
    void machinesIdentityIsNotAskedForByTenant(String name) throws IOException {
        az(says(account(name, "servicePrincipal")));
        assertThat(configured("5.2.0", "{}").signIn())
                .isEqualTo(new SignIn.AsCliUser(Optional.empty()));
    }

    @Test
    void cloudShellIsNotAskedForByTenant() throws IOException {
        environment.put("AZUREPS_HOST_ENVIRONMENT", "cloud-shell/1.0");
        az(says(account("me@example.com", "user")));
        assertThat(configured("5.2.0", "{}").signIn())
                .isEqualTo(new SignIn.AsCliUser(Optional.empty()));
    }

    @Test
    void nobodyElseThatSignsInHasTheClisSubscription() throws IOException {
        az(says(account("me@example.com", "user")));
        environment.put("ARM_TENANT_ID", "t");
        environment.put("ARM_CLIENT_ID", "c");
        environment.put("ARM_CLIENT_SECRET", "hidden");
        assertThat(configured("5.2.0", "{}").problems)
                .extracting(Diagnostic::summary)
                .containsExactly("`subscription_id` is missing");
        assertThat(calls()).isEmpty();
    }

    @Test
    void cliThatMayNotSignInIsNotAsked() throws IOException {
        az(says(account("me@example.com", "user")));
        assertThat(configured("5.2.0", "{\"use_cli\": false}").problems)
                .extracting(Diagnostic::summary)
                .containsExactly(
                        "`subscription_id` is missing", "There is no way to sign in to Azure");
        assertThat(calls()).isEmpty();
    }

    @Test
    void missingCliIsSaid() {
        assertThat(configured("5.2.0", "{}").problems)
                .extracting(Diagnostic::summary)
                .containsExactly(
                        "There is no way to sign in to Azure", "`subscription_id` is missing");
    }

    /// Its own variables and working directory are the launch's, and those of this process are not
    /// there.
    @Test
    void cliIsRunAsTheLaunchWouldRunIt() throws IOException {
        environment.put("AZURE_CONFIG_DIR", "/launch/azure");
        az("printf '{\"id\": \"%s:%s:%s\"}' \"$AZURE_CONFIG_DIR\" \"$PWD\" \"$HOME\"");
        assertThat(configured("5.2.0", "{}").plannedId())
                .isEqualTo(
                        "/subscriptions//launch/azure:"
                                + directory.toRealPath()
                                + ":/resourceGroups/rg");
    }

    @Test
    void cliThatIsNotSignedInIsSaidToBe() throws IOException {
        az("echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1");
        assertThat(problem("5.2.0"))
                .isEqualTo(
                        Diagnostic.error(
                                dev.simplon.values.Path.of("subscription_id"),
                                "The Azure CLI is not signed in",
                                "No subscription is given, and so `"
                                        + directory
                                        + "/bin/az account show --output json` was asked which one"
                                        + " is chosen there: nobody is signed in there. Run `az"
                                        + " login`, or set `subscription_id` in the provider block,"
                                        + " or the environment variable ARM_SUBSCRIPTION_ID."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo s3cr3t >&2; exit 3 | it ended with exit code 3.",
                "echo 's3cr3t' | its answer is not JSON (line 1, column 1).",
                "echo '{\"name\": \"s3cr3t\"}' | its answer has no `id`.",
                "echo '[\"s3cr3t\"]' | its answer has no `id`.",
            })
    void answerThatIsNoneIsSaidAndNotShown(String script, String why) throws IOException {
        az(script);
        assertThat(problem("5.2.0").summary())
                .isEqualTo("The Azure CLI does not say which subscription is meant");
        assertThat(problem("5.2.0").detail())
                .contains("/bin/az account show --output json")
                .contains(why)
                .endsWith(
                        "Run it yourself to see more, or set `subscription_id` in the provider"
                                + " block, or the environment variable ARM_SUBSCRIPTION_ID.")
                .doesNotContain("s3cr3t");
    }

    @Test
    void cliThatCannotBeRunIsSaid() throws IOException {
        executable("#!/no/such/shell\n");
        assertThat(problem("5.2.0").detail()).contains("it cannot be run (");
    }

    @Test
    void cliThatDoesNotAnswerIsNotWaitedForForEver() throws IOException {
        az("sleep 60");
        var given = new Given(Value.object(new java.util.LinkedHashMap<>()), settings(List.of()));
        var started = Instant.now();
        assertThat(
                        AzureCli.find(settings(List.of()), Duration.ofSeconds(1))
                                .orElseThrow()
                                .account(given))
                .isEmpty();
        assertThat(given.problems().getFirst().detail()).contains("it gave no answer within 1 s.");
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void muchOutputIsReadToItsEnd() throws IOException {
        az(
                "i=0; while [ $i -lt 3000 ]; do echo 'WARNING: an extension is old, and so on, and so"
                        + " on' >&2; i=$((i+1)); done; echo '{\"id\": \"s\"}'");
        assertThat(configured("5.2.0", "{}").plannedId())
                .isEqualTo("/subscriptions/s/resourceGroups/rg");
    }

    private static String account(String user, String type) {
        return ACCOUNT.formatted(user, type);
    }

    private static String says(String json) {
        return "cat <<'END'\n" + json + "END";
    }

    /// A script in the place of `az`, which keeps what it was asked.
    private void az(String script) throws IOException {
        executable(
                "#!/bin/sh\nPATH=/usr/bin:/bin\necho \"$@\" >>'"
                        + directory.resolve("calls")
                        + "'\n"
                        + script
                        + "\n");
    }

    private void executable(String text) throws IOException {
        var file = Files.createDirectories(directory.resolve("bin")).resolve("az");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> calls() throws IOException {
        var file = directory.resolve("calls");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Diagnostic problem(String version) {
        var problems = configured(version, "{}").problems;
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private Settings settings(List<ArmSettings> seen) {
        return new Settings(
                environment,
                directory,
                settings -> {
                    seen.add(settings);
                    return new MemoryArm();
                },
                Optional.empty(),
                LocalDate.of(2026, 11, 25),
                false);
    }

    private Launch configured(String version, String block) {
        return new Launch(version, block);
    }

    /// A provider that was configured.
    private final class Launch {
        final List<Diagnostic> problems;
        private final AzurermProvider provider;
        private final List<ArmSettings> seen = new ArrayList<>();

        Launch(String version, String block) {
            provider = AzurermProvider.of(Version.of(version), settings(seen));
            problems =
                    provider.configure(
                            conformed(ProviderBlock.schema(Version.of(version)).block(), block));
        }

        /// The id of a resource group that is planned.
        String plannedId() {
            var schema =
                    Optional.ofNullable(provider.resourceTypes().get("azurerm_resource_group"))
                            .orElseThrow();
            var config = conformed(schema.block(), "{\"name\": \"rg\", \"location\": \"x\"}");
            var plan =
                    provider.plan(
                            "azurerm_resource_group",
                            Value.nullOf(schema.block().impliedType()),
                            config,
                            config,
                            PrivateData.NONE);
            return plan.planned().member("id").flatMap(Value::asText).orElseThrow();
        }

        /// How the first call signs in.
        SignIn signIn() {
            provider.importResource("azurerm_resource_group", "/subscriptions/s/resourceGroups/rg");
            return seen.getFirst().signIn();
        }
    }

    private static Value conformed(dev.simplon.resource.schema.Block block, String json) {
        try {
            return Conforming.toSchema(block, JsonCodec.decode(json));
        } catch (JsonException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
