package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.arm.ArmEnvironment;
import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.SignIn;
import dev.simplon.resource.Version;
import dev.simplon.resource.lifecycle.Conforming;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Secret;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderBlockTest {
    private static final Version NEWEST = Version.of("5.2.0");
    private static final Map<String, String> CLIENT =
            Map.of(
                    "ARM_SUBSCRIPTION_ID",
                    "s",
                    "ARM_TENANT_ID",
                    "t",
                    "ARM_CLIENT_ID",
                    "c",
                    "ARM_CLIENT_SECRET",
                    "hidden");

    @TempDir java.nio.file.Path directory;

    @Test
    void blockWinsOverTheVariable() {
        assertThat(signIn("{\"client_secret\": \"own\"}", CLIENT))
                .isEqualTo(new SignIn.WithSecret("t", "c", new Secret("own")));
    }

    @Test
    void certificateGoesBeforeASecret() {
        assertThat(signIn("{\"client_certificate_path\": \"/c.pfx\"}", CLIENT))
                .isEqualTo(
                        new SignIn.WithCertificate(
                                "t",
                                "c",
                                new SignIn.Bundle.File(java.nio.file.Path.of("/c.pfx")),
                                new Secret("")));
    }

    @Test
    void clientAndSecretMayStandInFiles() throws IOException {
        var environment = without("ARM_CLIENT_ID", "ARM_CLIENT_SECRET");
        environment.put("ARM_CLIENT_ID_FILE_PATH", file("id", "from-file\n"));
        environment.put("ARM_CLIENT_SECRET_FILE_PATH", file("secret", "filed"));
        assertThat(signIn("{}", environment))
                .isEqualTo(new SignIn.WithSecret("t", "from-file", new Secret("filed")));
    }

    @Test
    void secretThatIsGivenTwiceMustAgree() throws IOException {
        var environment = new HashMap<>(CLIENT);
        environment.put("ARM_CLIENT_SECRET_FILE_PATH", file("secret", "other"));
        var problems = problems("{}", environment);
        assertThat(problems).extracting(Diagnostic::at).containsExactly(Path.of("client_secret"));
        assertThat(problems.getFirst().detail())
                .contains("ARM_CLIENT_SECRET")
                .contains("ARM_CLIENT_SECRET_FILE_PATH")
                .doesNotContain("hidden")
                .doesNotContain("other");
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        var environment = without("ARM_CLIENT_SECRET");
        environment.put("ARM_CLIENT_SECRET_FILE_PATH", "/no/such/file");
        assertThat(problems("{}", environment).getFirst().detail())
                .contains("the environment variable ARM_CLIENT_SECRET_FILE_PATH")
                .contains("/no/such/file");
    }

    @Test
    void filesAreNamedFromWhereTheLaunchWasStarted() throws IOException {
        file("secret", "filed");
        var environment = without("ARM_CLIENT_SECRET");
        environment.put("SSL_CERT_FILE", "ca.pem");
        assertThat(settings("{\"client_secret_file_path\": \"secret\"}", environment))
                .satisfies(settings -> {
                    assertThat(settings.signIn())
                            .isEqualTo(new SignIn.WithSecret("t", "c", new Secret("filed")));
                    assertThat(settings.caFile()).contains(directory.resolve("ca.pem"));
                });
        assertThat(signIn("{\"client_certificate_path\": \"c.pfx\"}", CLIENT))
                .isEqualTo(
                        new SignIn.WithCertificate(
                                "t",
                                "c",
                                new SignIn.Bundle.File(directory.resolve("c.pfx")),
                                new Secret("")));
        environment.put("ARM_OIDC_TOKEN_FILE_PATH", "jwt");
        assertThat(signIn("{\"use_oidc\": true}", environment))
                .isEqualTo(
                        new SignIn.WithToken(
                                "t", "c", new SignIn.Assertion.File(directory.resolve("jwt"))));
    }

    @Test
    void tokenOfAPipelineVouchesForTheClient() {
        var environment = without("ARM_CLIENT_SECRET");
        environment.put("ARM_USE_OIDC", "true");
        environment.put("ACTIONS_ID_TOKEN_REQUEST_URL", "https://token.example/?job=1");
        environment.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ask");
        var url = URI.create("https://token.example/?job=1");
        assertThat(signIn("{}", environment))
                .isEqualTo(new SignIn.OnGitHub("t", "c", url, new Secret("ask")));
        environment.put("ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", "conn");
        assertThat(signIn("{}", environment))
                .isEqualTo(new SignIn.OnAzurePipelines("t", "c", url, "conn", new Secret("ask")));
        environment.put("ARM_OIDC_TOKEN", "jwt");
        assertThat(signIn("{}", environment))
                .isEqualTo(
                        new SignIn.WithToken(
                                "t", "c", new SignIn.Assertion.Text(new Secret("jwt"))));
    }

    @Test
    void workloadIdentityTakesWhatAksSays() {
        var environment =
                Map.of(
                        "ARM_SUBSCRIPTION_ID",
                        "s",
                        "ARM_USE_AKS_WORKLOAD_IDENTITY",
                        "true",
                        "AZURE_TENANT_ID",
                        "aks-tenant",
                        "AZURE_CLIENT_ID",
                        "aks-client",
                        "AZURE_FEDERATED_TOKEN_FILE",
                        "/var/token");
        assertThat(signIn("{}", environment))
                .isEqualTo(
                        new SignIn.WithToken(
                                "aks-tenant",
                                "aks-client",
                                new SignIn.Assertion.File(java.nio.file.Path.of("/var/token"))));
    }

    @Test
    void machineSignsInWhereNoClientDoes() {
        var environment = Map.of("ARM_SUBSCRIPTION_ID", "s", "ARM_USE_MSI", "1");
        assertThat(
                        signIn(
                                "{\"client_id\": \"c\", \"msi_endpoint\": \"http://h/msi\"}",
                                environment))
                .isEqualTo(
                        new SignIn.AsMachine(
                                Optional.of("c"),
                                Optional.of(URI.create("http://h/msi")),
                                "2018-02-01"));
    }

    @Test
    void cliSignsInOnlyWhereItIsInstalled() throws IOException {
        var environment = new HashMap<>(Map.of("ARM_SUBSCRIPTION_ID", "s"));
        environment.put("PATH", directory.toString());
        assertThat(problems("{}", environment).getFirst().detail())
                .contains("`az`")
                .contains("ARM_CLIENT_SECRET");
        Files.createFile(
                directory.resolve("az"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertThat(signIn("{\"tenant_id\": \"t\"}", environment))
                .isEqualTo(new SignIn.AsCliUser(Optional.of("t")));
        environment.put("ARM_USE_CLI", "false");
        assertThat(problems("{}", environment).getFirst().detail()).contains("`use_cli` is false");
    }

    @Test
    void cloudIsChosenByName() {
        assertThat(settings("{\"environment\": \"usgovernment\"}", CLIENT).environment())
                .isEqualTo(ArmEnvironment.US_GOVERNMENT);
        assertThat(settings("{}", CLIENT).environment()).isEqualTo(ArmEnvironment.PUBLIC);
        var environment = new HashMap<>(CLIENT);
        environment.put("ARM_ENVIRONMENT", "german");
        assertThat(problems("{}", environment).getFirst().detail())
                .contains("ARM_ENVIRONMENT")
                .contains("metadata_host");
    }

    @Test
    void requestsSayWhoseTheyAre() {
        var environment = new HashMap<>(CLIENT);
        environment.put("ARM_AUXILIARY_TENANT_IDS", "a;b");
        environment.put("ARM_DISABLE_CORRELATION_REQUEST_ID", "true");
        var settings = settings("{\"partner_id\": \"p\"}", environment);
        assertThat(settings.auxiliaryTenants()).containsExactly("a", "b");
        assertThat(settings.signature())
                .isEqualTo(new ArmSettings.Signature("simplon", Optional.of("p"), false));
    }

    @Test
    void switchThatIsNeitherTrueNorFalseIsNamed() {
        var environment = new HashMap<>(CLIENT);
        environment.put("ARM_DISABLE_CORRELATION_REQUEST_ID", "perhaps");
        assertThat(problems("{}", environment).getFirst().detail())
                .contains("ARM_DISABLE_CORRELATION_REQUEST_ID")
                .contains("perhaps");
    }

    @Test
    void valueThatIsNotKnownYetIsSaidToBe() {
        var block =
                block("{\"client_secret\": \"x\"}").with("tenant_id", Value.unknown(Type.STRING));
        assertThat(configure(block, CLIENT, new ArrayList<>()))
                .extracting(Diagnostic::summary)
                .containsExactly("`tenant_id` is not known yet");
    }

    @Test
    void refusedFeatureIsAnErrorAtItsPlaceUnlessItIsOff() {
        var path = "{\"features\": [{\"enhanced_validation\": [{\"preflight_enabled\": %s}]}]}";
        assertThat(ProviderBlock.validate(NEWEST, block(path.formatted("true"))))
                .extracting(d -> d.at().toString())
                .containsExactly("features[0].enhanced_validation[0].preflight_enabled");
        assertThat(ProviderBlock.validate(NEWEST, block(path.formatted("false")))).isEmpty();
        assertThat(ProviderBlock.validate(Version.of("4.81.0"), block(path.formatted("true"))))
                .isEmpty();
    }

    @Test
    void wrongValuesAreToldAtTheirPlace() {
        assertThat(
                        ProviderBlock.validate(
                                NEWEST,
                                block(
                                        "{\"environment\": \"mars\", \"partner_id\": \"me\","
                                                + " \"metadata_host\": \"https://h\","
                                                + " \"auxiliary_tenant_ids\": [\"a\", \"b\", \"c\","
                                                + " \"d\"]}")))
                .extracting(d -> d.at().toString())
                .containsExactlyInAnyOrder(
                        "environment", "partner_id", "metadata_host", "auxiliary_tenant_ids");
    }

    @Test
    void everySettingSaysWhatBecomesOfIt() {
        var all = new ArrayList<>(ProviderBlock.SETTINGS);
        all.addAll(ProviderBlock.features());
        assertThat(all).allSatisfy(setting -> assertThat(setting.because()).endsWith("."));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private static Map<String, String> without(String... names) {
        var environment = new HashMap<>(CLIENT);
        environment.keySet().removeAll(List.of(names));
        return environment;
    }

    private SignIn signIn(String json, Map<String, String> environment) {
        return settings(json, environment).signIn();
    }

    /// What the client is connected with at the first call.
    private ArmSettings settings(String json, Map<String, String> environment) {
        var seen = new ArrayList<ArmSettings>();
        assertThat(configure(block(json), environment, seen)).isEmpty();
        assertThat(seen).hasSize(1);
        return seen.getFirst();
    }

    private List<Diagnostic> problems(String json, Map<String, String> environment) {
        return configure(block(json), environment, new ArrayList<>());
    }

    private List<Diagnostic> configure(
            ObjectValue block, Map<String, String> environment, List<ArmSettings> seen) {
        var provider =
                AzurermProvider.of(
                        NEWEST,
                        new Settings(
                                environment,
                                directory,
                                settings -> {
                                    seen.add(settings);
                                    return new MemoryArm();
                                },
                                Optional.empty(),
                                LocalDate.of(2026, 11, 25),
                                false));
        var problems = provider.configure(block);
        if (problems.isEmpty()) {
            assertThat(seen).as("nothing is connected before the first call").isEmpty();
            provider.importResource("azurerm_resource_group", "/subscriptions/s/resourceGroups/rg");
        }
        return problems;
    }

    private static ObjectValue block(String json) {
        try {
            return Conforming.toSchema(
                    ProviderBlock.schema(NEWEST).block(), JsonCodec.decode(json));
        } catch (JsonException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
