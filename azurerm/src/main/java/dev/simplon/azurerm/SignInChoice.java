package dev.simplon.azurerm;

import dev.simplon.arm.SignIn;
import dev.simplon.values.Secret;
import java.net.URI;
import java.util.Optional;

/// How the provider signs in: the first of azurerm's ways, in its order, for which all is given.
///
/// Source: go-azure-sdk, `sdk/auth` (client certificate, client secret, OIDC token, Azure
/// Pipelines, GitHub, managed identity, Azure CLI).
final class SignInChoice {
    private final Given given;
    private final Settings settings;

    private SignInChoice(Given given, Settings settings) {
        this.given = given;
        this.settings = settings;
    }

    /// Empty after a problem was found.
    static Optional<SignIn> of(Given given, Settings settings) {
        return new SignInChoice(given, settings).choose();
    }

    private Optional<SignIn> choose() {
        var client = given.textOrFile("client_id");
        var secret = given.textOrFile("client_secret").map(Secret::new);
        var tenant = given.text("tenant_id");
        var workload = given.flag("use_aks_workload_identity", false);
        if (workload) {
            client = client.or(() -> variable("AZURE_CLIENT_ID"));
            tenant = tenant.or(() -> variable("AZURE_TENANT_ID"));
        }
        var bundle = bundle();
        var oidc = workload || given.flag("use_oidc", false);
        if (bundle.isPresent() || secret.isPresent() || oidc) {
            var inTenant = needed("tenant_id", tenant);
            var asClient = needed("client_id", client);
            if (inTenant.isEmpty() || asClient.isEmpty()) {
                return Optional.empty();
            }
            var application =
                    application(inTenant.get(), asClient.get(), bundle, secret, oidc, workload);
            if (application.isPresent()) {
                return application;
            }
        }
        return withoutApplication(client, tenant, oidc);
    }

    private Optional<SignIn> application(
            String tenant,
            String client,
            Optional<SignIn.Bundle> bundle,
            Optional<Secret> secret,
            boolean oidc,
            boolean workload) {
        if (bundle.isPresent()) {
            var password = new Secret(given.text("client_certificate_password").orElse(""));
            return Optional.of(new SignIn.WithCertificate(tenant, client, bundle.get(), password));
        }
        if (secret.isPresent()) {
            return Optional.of(new SignIn.WithSecret(tenant, client, secret.get()));
        }
        var token = assertion(workload);
        if (token.isPresent()) {
            return Optional.of(new SignIn.WithToken(tenant, client, token.get()));
        }
        var url = given.text("oidc_request_url").flatMap(text -> uri("oidc_request_url", text));
        var requestToken = given.text("oidc_request_token").map(Secret::new);
        if (!oidc || url.isEmpty() || requestToken.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                given.text("ado_pipeline_service_connection_id")
                        .<SignIn>map(connection ->
                                new SignIn.OnAzurePipelines(
                                        tenant, client, url.get(), connection, requestToken.get()))
                        .orElseGet(() ->
                                new SignIn.OnGitHub(
                                        tenant, client, url.get(), requestToken.get())));
    }

    private Optional<SignIn> withoutApplication(
            Optional<String> client, Optional<String> tenant, boolean oidc) {
        if (given.flag("use_msi", false)) {
            return Optional.of(
                    new SignIn.AsMachine(
                            client,
                            given.text("msi_endpoint").flatMap(text -> uri("msi_endpoint", text)),
                            given.text("msi_api_version").orElse("2018-02-01")));
        }
        if (given.flag("use_cli", true) && AzureCli.find(settings).isPresent()) {
            return Optional.of(new SignIn.AsCliUser(tenant));
        }
        if (oidc) {
            given.problem(
                    "use_oidc",
                    "There is no OIDC token",
                    "`use_oidc` is set, but no token is given and none can be asked for. Set "
                            + Given.ways("oidc_token")
                            + "; or `oidc_token_file_path`; or `oidc_request_url` and"
                            + " `oidc_request_token`, as GitHub and Azure Pipelines do by"
                            + " themselves where a job may ask for tokens.");
        } else if (client.isPresent()) {
            given.problem(
                    "client_secret",
                    "`client_secret` is missing",
                    "A client id is given, but nothing that the client proves itself with. Set "
                            + Given.ways("client_secret")
                            + "; or a client certificate; or `use_oidc`.");
        } else {
            given.problem(
                    "client_id",
                    "There is no way to sign in to Azure",
                    "Neither a client is given nor a managed identity, and "
                            + (given.flag("use_cli", true)
                                    ? "the Azure CLI (`az`) is not on the PATH"
                                    : "`use_cli` is false")
                            + ". Set `tenant_id`, `client_id` and `client_secret` in the provider"
                            + " block, or the environment variables ARM_TENANT_ID, ARM_CLIENT_ID"
                            + " and ARM_CLIENT_SECRET; or install `az` and run `az login`.");
        }
        return Optional.empty();
    }

    private Optional<SignIn.Bundle> bundle() {
        return given.text("client_certificate")
                .<SignIn.Bundle>map(text -> new SignIn.Bundle.Bytes(new Secret(text)))
                .or(() ->
                        given.text("client_certificate_path")
                                .map(text -> new SignIn.Bundle.File(settings.file(text))));
    }

    private Optional<SignIn.Assertion> assertion(boolean workload) {
        return given.text("oidc_token")
                .<SignIn.Assertion>map(text -> new SignIn.Assertion.Text(new Secret(text)))
                .or(() ->
                        given.text("oidc_token_file_path")
                                .or(() ->
                                        workload
                                                ? variable("AZURE_FEDERATED_TOKEN_FILE")
                                                : Optional.empty())
                                .map(text -> new SignIn.Assertion.File(settings.file(text))));
    }

    private Optional<String> needed(String name, Optional<String> value) {
        if (value.isEmpty()) {
            given.missing(name, "A client signs in to Azure with it.");
        }
        return value;
    }

    private Optional<URI> uri(String name, String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            given.problem(
                    name,
                    "`" + name + "` is not a URL",
                    given.place(name) + " is \"" + text + "\". Give a URL with its scheme.");
            return Optional.empty();
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(settings.environment().get(name))
                .filter(text -> !text.isEmpty());
    }
}
