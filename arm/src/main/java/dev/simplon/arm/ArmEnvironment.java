package dev.simplon.arm;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Which cloud: where its Resource Manager and its token endpoint are.
///
/// @param name as the cloud calls itself, `AzureCloud`
/// @param resourceManager without a slash at the end
/// @param loginEndpoint without a slash at the end
/// @param isCustom found through a metadata host, so that instance discovery at the public login
///   endpoint must not be tried
public record ArmEnvironment(
        String name, URI resourceManager, URI loginEndpoint, boolean isCustom) {
    public static final ArmEnvironment PUBLIC =
            new ArmEnvironment(
                    "AzureCloud",
                    URI.create("https://management.azure.com"),
                    URI.create("https://login.microsoftonline.com"),
                    false);

    public static final ArmEnvironment US_GOVERNMENT =
            new ArmEnvironment(
                    "AzureUSGovernment",
                    URI.create("https://management.usgovcloudapi.net"),
                    URI.create("https://login.microsoftonline.us"),
                    false);

    public static final ArmEnvironment CHINA =
            new ArmEnvironment(
                    "AzureChinaCloud",
                    URI.create("https://management.chinacloudapi.cn"),
                    URI.create("https://login.chinacloudapi.cn"),
                    false);

    /// The scope to ask a token for.
    public String scope() {
        return resourceManager + "/.default";
    }

    /// Asks `https://{metadataHost}/metadata/endpoints` (2022-09-01), trusting only `caFile` if one
    /// is given.
    public static ArmEnvironment discover(String metadataHost, Optional<Path> caFile)
            throws ArmException, InterruptedException {
        try (var http = Trust.clientBuilder(caFile).build()) {
            return discover(metadataHost, http, Optional.empty());
        }
    }

    static ArmEnvironment discover(
            String metadataHost, HttpClient http, Optional<Recovery> recovery)
            throws ArmException, InterruptedException {
        var asked =
                URI.create(
                        "https://" + metadataHost + "/metadata/endpoints?api-version=2022-09-01");
        var request = HttpRequest.newBuilder(asked).timeout(Duration.ofSeconds(30)).build();
        int attempt = 1;
        while (true) {
            try {
                return read(asked, http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            } catch (IOException e) {
                if (attempt++ > 3 || recovery.isEmpty() || !recovery.get().recover(e)) {
                    throw new ArmException(
                            "The cloud at %s does not answer: %s. Is it running, and is its"
                                            .formatted(metadataHost, Failures.say(e))
                                    + " certificate trusted?",
                            0,
                            "",
                            false);
                }
            }
        }
    }

    private static ArmEnvironment read(URI asked, String body) throws ArmException {
        try {
            var answer = JsonCodec.decode(body);
            if (isAzureStack(answer)) {
                throw new ArmException(
                        "%s says that it is an Azure Stack, which this provider cannot work with."
                                .formatted(asked),
                        0,
                        "",
                        false);
            }
            return new ArmEnvironment(
                    text(answer, asked, "name"),
                    uri(text(answer, asked, "resourceManager")),
                    uri(
                            text(
                                    answer.member("authentication").orElse(answer),
                                    asked,
                                    "loginEndpoint")),
                    true);
        } catch (JsonException | IllegalArgumentException e) {
            throw new ArmException(
                    "%s did not answer with a cloud's endpoints: %s"
                            .formatted(asked, e.getMessage()),
                    0,
                    "",
                    false);
        }
    }

    /// Azure Stack signs in elsewhere, and speaks other versions of the interfaces.
    private static boolean isAzureStack(Value answer) {
        var provider =
                answer.member("authentication")
                        .flatMap(a -> a.member("identityProvider"))
                        .flatMap(Value::asText);
        return provider.filter(p -> !p.equalsIgnoreCase("AAD")).isPresent()
                || answer.member("name").equals(Optional.of(Value.of("AzureStackCloud")));
    }

    private static String text(Value answer, URI asked, String member) throws ArmException {
        return answer.member(member)
                .flatMap(Value::asText)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new ArmException(
                                "%s did not say its %s.".formatted(asked, member), 0, "", false));
    }

    private static URI uri(String text) {
        return URI.create(text.replaceAll("/+$", ""));
    }
}
