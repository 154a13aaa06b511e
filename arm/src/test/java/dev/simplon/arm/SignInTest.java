package dev.simplon.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.arm.ScriptedService.Answer;
import dev.simplon.values.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way to sign in against a token endpoint, and what requests say of themselves.
class SignInTest {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String GROUP = "/subscriptions/s/resourceGroups/g";
    private static final Answer FOUND = Answer.of(200, "{\"name\":\"g\"}");
    @TempDir Path directory = Path.of("");

    @Test
    void tokenAtHandVouchesForTheClient() throws Exception {
        try (var service = ScriptedService.answering(directory, FOUND)) {
            var token = new SignIn.Assertion.Text(new Secret("a.jwt.of-others"));
            get(service, new SignIn.WithToken(TENANT, CLIENT, token));
            assertThat(service.tokenRequests())
                    .first()
                    .asString()
                    .contains("client_assertion=a.jwt.of-others")
                    .contains("client_id=" + CLIENT);
        }
    }

    @Test
    void tokenFileThatCannotBeReadIsNamed() throws Exception {
        try (var service = ScriptedService.answering(directory)) {
            var file = new SignIn.Assertion.File(directory.resolve("none"));
            assertThatThrownBy(() -> get(service, new SignIn.WithToken(TENANT, CLIENT, file)))
                    .isInstanceOf(ArmException.class)
                    .hasMessageContaining("the OIDC token cannot be read from")
                    .hasMessageContaining("none");
        }
    }

    @Test
    void certificateSignsInWithoutASecret() throws Exception {
        try (var service = ScriptedService.answering(directory, FOUND)) {
            var bundle = new SignIn.Bundle.File(rsaBundle());
            get(
                    service,
                    new SignIn.WithCertificate(TENANT, CLIENT, bundle, new Secret("changeit")));
            assertThat(service.tokenRequests())
                    .first()
                    .asString()
                    .contains("client_assertion=ey")
                    .doesNotContain("client_secret");
        }
    }

    @Test
    void gitHubIsAskedForAToken() throws Exception {
        try (var service = ScriptedService.answering(directory, FOUND)) {
            service.vouching(Answer.of(200, "{\"value\":\"a.github.jwt\"}"));
            var url = URI.create(service.base() + "/oidc?job=1");
            get(service, new SignIn.OnGitHub(TENANT, CLIENT, url, new Secret("ask")));
            assertThat(service.asked().getFirst().path())
                    .isEqualTo("/oidc?job=1&audience=api%3A%2F%2FAzureADTokenExchange");
            assertThat(service.headers().getFirst().get("Authorization"))
                    .containsExactly("Bearer ask");
            assertThat(service.tokenRequests().toString())
                    .contains("client_assertion=a.github.jwt");
        }
    }

    @Test
    void azurePipelinesIsAskedForATokenOfTheConnection() throws Exception {
        try (var service = ScriptedService.answering(directory, FOUND)) {
            service.vouching(Answer.of(200, "{\"oidcToken\":\"an.ado.jwt\"}"));
            var url = URI.create(service.base() + "/oidc");
            get(
                    service,
                    new SignIn.OnAzurePipelines(TENANT, CLIENT, url, "conn", new Secret("ask")));
            assertThat(service.asked().getFirst().method()).isEqualTo("POST");
            assertThat(service.asked().getFirst().path())
                    .isEqualTo("/oidc?api-version=7.1&serviceConnectionId=conn");
            assertThat(service.tokenRequests().toString()).contains("client_assertion=an.ado.jwt");
        }
    }

    @Test
    void pipelineThatGivesNoTokenIsNamedWithoutTheSecret() throws Exception {
        try (var service = ScriptedService.answering(directory)) {
            service.vouching(Answer.of(403, "no"));
            var url = URI.create(service.base() + "/oidc");
            var signIn = new SignIn.OnGitHub(TENANT, CLIENT, url, new Secret("hidden"));
            assertThatThrownBy(() -> get(service, signIn))
                    .isInstanceOf(ArmException.class)
                    .hasMessageContaining("gave no OIDC token (HTTP 403)")
                    .hasMessageNotContaining("hidden");
        }
    }

    @Test
    void machineAsksItsEndpointOnce() throws Exception {
        try (var service =
                ScriptedService.answering(
                        directory,
                        Answer.of(200, "{\"access_token\":\"m\",\"expires_in\":\"3600\"}"),
                        FOUND,
                        FOUND)) {
            var endpoint = URI.create(service.base() + "/msi");
            var client =
                    client(
                            service,
                            new SignIn.AsMachine(
                                    Optional.of("c"), Optional.of(endpoint), "2018-02-01"),
                            List.of());
            client.get(GROUP, "2024-05-01", Duration.ofSeconds(60));
            client.get(GROUP, "2024-05-01", Duration.ofSeconds(60));
            assertThat(service.asked().getFirst().path())
                    .startsWith("/msi?api-version=2018-02-01&resource=https%3A%2F%2F127.0.0.1")
                    .endsWith("&client_id=c");
            assertThat(service.headers().getFirst().get("Metadata")).containsExactly("true");
            assertThat(service.headers().get(2).get("Authorization")).containsExactly("Bearer m");
            assertThat(service.asked()).hasSize(3);
        }
    }

    @Test
    void requestsSayWhoseTheyAre() throws Exception {
        try (var service = ScriptedService.answering(directory, FOUND, FOUND)) {
            var client =
                    client(
                            service,
                            new SignIn.WithSecret(TENANT, CLIENT, new Secret("s")),
                            List.of("33333333-3333-3333-3333-333333333333"));
            client.get(GROUP, "2024-05-01", Duration.ofSeconds(60));
            client.get(GROUP, "2024-05-01", Duration.ofSeconds(60));
            var first = service.headers().getFirst();
            assertThat(first.get("User-agent")).containsExactly("simplon pid-partner");
            assertThat(first.get("X-ms-authorization-auxiliary")).containsExactly("Bearer t");
            assertThat(first.get("X-ms-correlation-request-id"))
                    .hasSize(1)
                    .isEqualTo(service.headers().get(1).get("X-ms-correlation-request-id"));
        }
    }

    private static void get(ScriptedService service, SignIn signIn) throws Exception {
        assertThat(
                        client(service, signIn, List.of())
                                .get(GROUP, "2024-05-01", Duration.ofSeconds(60)))
                .isPresent();
    }

    private static AzureArmClient client(
            ScriptedService service, SignIn signIn, List<String> auxiliaryTenants)
            throws Exception {
        return AzureArmClient.connect(
                new ArmSettings(
                        Optional.of(service.base().substring("https://".length())),
                        ArmEnvironment.PUBLIC,
                        signIn,
                        auxiliaryTenants,
                        new ArmSettings.Signature("simplon", Optional.of("partner"), true),
                        Optional.of(service.caFile()),
                        Optional.empty()));
    }

    private Path rsaBundle() throws Exception {
        var file = directory.resolve("client.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "client",
                                "-keyalg",
                                "RSA",
                                "-dname",
                                "CN=client",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(made.waitFor()).isZero();
        assertThat(Files.size(file)).isPositive();
        return file;
    }
}
