package dev.simplon.azurerm;

import static dev.simplon.azurerm.ProviderSetting.actedOn;
import static dev.simplon.azurerm.ProviderSetting.ignored;
import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Schemas;
import dev.simplon.resource.lifecycle.Validation;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The provider block: every attribute that azurerm knows, with what becomes of it here. Schema,
/// validation, reading and documentation follow from this one list.
final class ProviderBlock {
    private static final String NO_REGISTRATION =
            "This provider never registers resource providers. Where one is not registered, Azure's"
                    + " answer says which; `az provider register` mends it.";
    private static final String SKIP_VARIABLE = "ARM_SKIP_PROVIDER_REGISTRATION";
    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|";

    static final List<ProviderSetting> SETTINGS =
            List.of(
                    actedOn(
                            text("subscription_id").says("The subscription's GUID."),
                            "Ids are made with it. Where it is not given and the Azure CLI signs in,"
                                    + " the one that is chosen there is taken; azurerm 4.0 to 4.59"
                                    + " want it given."
                                    + " `az account show` is asked for it, once, when the provider"
                                    + " is configured.",
                            "ARM_SUBSCRIPTION_ID"),
                    actedOn(
                            text("tenant_id").says("The Entra tenant."),
                            "Where the client signs in.",
                            "ARM_TENANT_ID"),
                    actedOn(
                            text("client_id").says("The client (application) that signs in."),
                            "Who signs in; with `use_msi`, which identity of the machine.",
                            "ARM_CLIENT_ID"),
                    actedOn(
                            text("client_id_file_path").says("A file that holds the client id."),
                            "Read when the provider is configured. With `client_id` too, both must"
                                    + " say the same.",
                            "ARM_CLIENT_ID_FILE_PATH"),
                    actedOn(
                            text("client_secret").says("The client's secret."),
                            "The client signs in with it.",
                            "ARM_CLIENT_SECRET"),
                    actedOn(
                            text("client_secret_file_path")
                                    .says("A file that holds the client's secret."),
                            "Read when the provider is configured. With `client_secret` too, both"
                                    + " must say the same.",
                            "ARM_CLIENT_SECRET_FILE_PATH"),
                    actedOn(
                            text("client_certificate")
                                    .says(
                                            "The client's certificate with its key, base64 of a PKCS#12"
                                                    + " bundle."),
                            "The client signs in with it, rather than with a secret.",
                            "ARM_CLIENT_CERTIFICATE"),
                    actedOn(
                            text("client_certificate_path")
                                    .says("A file that holds the PKCS#12 bundle."),
                            "The client signs in with it, rather than with a secret.",
                            "ARM_CLIENT_CERTIFICATE_PATH"),
                    actedOn(
                            text("client_certificate_password").says("The bundle's password."),
                            "Opens the bundle.",
                            "ARM_CLIENT_CERTIFICATE_PASSWORD"),
                    actedOn(
                            texts("auxiliary_tenant_ids")
                                    .check(value ->
                                            value.asList().size() > 3
                                                    ? Optional.of("may hold three at most")
                                                    : Optional.empty())
                                    .says("Further tenants whose resources are referred to."),
                            "A token of each is sent along with every request. In the variable `;`"
                                    + " stands between them.",
                            "ARM_AUXILIARY_TENANT_IDS"),
                    actedOn(
                            text("environment")
                                    .check(Check.oneOf("public", "usgovernment", "china"))
                                    .says(
                                            "Azure's cloud: `public`, `usgovernment` or `china`;"
                                                    + " `public` unless it is set."),
                            "Which endpoints are used, where no metadata host is given.",
                            "ARM_ENVIRONMENT"),
                    actedOn(
                            text("metadata_host")
                                    .check(
                                            Check.matches(
                                                    "[^/]*",
                                                    "must be a host, or `host:port`, without a scheme"))
                                    .says(
                                            "`host` or `host:port` that says where the services are."),
                            "Asked once a process, over TLS. An Azure Stack is refused.",
                            "ARM_METADATA_HOSTNAME"),
                    actedOn(
                            bool("use_oidc").says("Whether to sign in by OpenID Connect."),
                            "The client is vouched for by a token: a given one, a file's, Azure"
                                    + " Pipelines' or GitHub's, in this order.",
                            "ARM_USE_OIDC"),
                    actedOn(
                            text("oidc_request_token")
                                    .says("The token for asking the OIDC provider."),
                            "Sent to `oidc_request_url`.",
                            "ARM_OIDC_REQUEST_TOKEN",
                            "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                            "SYSTEM_ACCESSTOKEN"),
                    actedOn(
                            text("oidc_request_url").says("Where the OIDC provider is asked."),
                            "Asked for a token each time one is needed.",
                            "ARM_OIDC_REQUEST_URL",
                            "ACTIONS_ID_TOKEN_REQUEST_URL",
                            "SYSTEM_OIDCREQUESTURI"),
                    actedOn(
                            text("oidc_token").says("The OIDC token."),
                            "Vouches for the client.",
                            "ARM_OIDC_TOKEN"),
                    actedOn(
                            text("oidc_token_file_path").says("A file that holds the OIDC token."),
                            "Read anew each time a token is needed.",
                            "ARM_OIDC_TOKEN_FILE_PATH"),
                    actedOn(
                            text("ado_pipeline_service_connection_id")
                                    .says("The service connection of an Azure DevOps pipeline.")
                                    .since("4.18.0"),
                            "Azure Pipelines is asked for a token of this connection.",
                            "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
                            "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID"),
                    actedOn(
                            bool("use_msi").says("Whether to sign in by managed identity."),
                            "The machine's identity signs in, where nothing above does.",
                            "ARM_USE_MSI"),
                    actedOn(
                            text("msi_endpoint").says("Where managed identities are asked for."),
                            "Asked instead of the machine's metadata service.",
                            "ARM_MSI_ENDPOINT"),
                    actedOn(
                            text("msi_api_version")
                                    .says("The interface version of that endpoint.")
                                    .since("4.34.0"),
                            "`2018-02-01` unless it is set.",
                            "ARM_MSI_API_VERSION"),
                    actedOn(
                            bool("use_cli")
                                    .says(
                                            "Whether to sign in by the Azure CLI; true unless it is"
                                                    + " set."),
                            "Whoever is signed in to `az`, where nothing above does, if it is on the"
                                    + " `PATH`.",
                            "ARM_USE_CLI"),
                    actedOn(
                            bool("use_aks_workload_identity")
                                    .says("Whether to sign in by AKS workload identity.")
                                    .since("3.85.0"),
                            "Client, tenant and token file come from `AZURE_CLIENT_ID`,"
                                    + " `AZURE_TENANT_ID` and `AZURE_FEDERATED_TOKEN_FILE`.",
                            "ARM_USE_AKS_WORKLOAD_IDENTITY"),
                    actedOn(
                            text("partner_id")
                                    .check(Check.matches(GUID, "must be a GUID, or empty"))
                                    .says("A GUID that usage is attributed to."),
                            "Sent in `User-Agent` as `pid-` and the GUID.",
                            "ARM_PARTNER_ID"),
                    actedOn(
                            bool("disable_correlation_request_id")
                                    .says("Whether requests go without a correlation id."),
                            "Otherwise all requests of a process bear the same"
                                    + " `x-ms-correlation-request-id`.",
                            "ARM_DISABLE_CORRELATION_REQUEST_ID"),
                    ignored(
                            bool("disable_terraform_partner_id")
                                    .says("Whether requests go without Terraform's partner id."),
                            "Terraform's own partner id is never sent.",
                            "ARM_DISABLE_TERRAFORM_PARTNER_ID"),
                    ignored(skipRegistration().until("4.0.0"), NO_REGISTRATION, SKIP_VARIABLE),
                    ignored(
                            skipRegistration()
                                    .deprecated("`resource_provider_registrations`")
                                    .since("4.0.0")
                                    .until("5.0.0"),
                            NO_REGISTRATION,
                            SKIP_VARIABLE),
                    ignored(
                            text("resource_provider_registrations")
                                    .check(Check.oneOf("core", "extended", "all", "none", "legacy"))
                                    .says("Which set of resource providers is registered.")
                                    .since("4.0.0"),
                            NO_REGISTRATION,
                            "ARM_RESOURCE_PROVIDER_REGISTRATIONS"),
                    ignored(
                            texts("resource_providers_to_register")
                                    .says("Further resource providers to register.")
                                    .since("4.0.0"),
                            NO_REGISTRATION),
                    ignored(
                            bool("storage_use_azuread")
                                    .says("Whether storage is reached with Entra tokens."),
                            "This provider has no storage.",
                            "ARM_STORAGE_USE_AZUREAD"),
                    ignored(
                            blocks("enhanced_validation")
                                    .atMost(1)
                                    .says("Checks that need Azure's own lists.")
                                    .with(
                                            bool("locations")
                                                    .says("Whether locations are checked."),
                                            bool("resource_providers")
                                                    .says(
                                                            "Whether resource providers are checked."))
                                    .since("4.63.0")
                                    .until("5.0.0"),
                            "On in azurerm 4.x anyway. This provider judges a plan by rules of its"
                                    + " own, without a request (`SIMPLON_CHECKS`).",
                            "ARM_PROVIDER_ENHANCED_VALIDATION"),
                    actedOn(
                            features(1).required().until("4.0.0"),
                            "See the list of features below."),
                    actedOn(features(0).since("4.0.0"), "See the list of features below."));

    private ProviderBlock() {}

    static Schema schema(Version version) {
        return new Schema(0, Schemas.block(members(version), version, "The azurerm provider."));
    }

    static List<Member> members(Version version) {
        return SETTINGS.stream()
                .map(ProviderSetting::row)
                .filter(m -> m.period().contains(version))
                .toList();
    }

    /// Of the feature of this name.
    static List<ProviderSetting> features() {
        return ProviderFeatures.all(0);
    }

    /// What is wrong with a provider block by itself. Says nothing of what is unknown.
    static List<Diagnostic> validate(Version version, ObjectValue config) {
        var found = new ArrayList<>(Validation.of(members(version), version, config));
        var blocks = config.member("features").map(v -> v.asList()).orElse(List.of());
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).unmarked() instanceof ObjectValue block) {
                found.addAll(refusals(version, block, Path.of("features").index(i)));
            }
        }
        if (ProviderSetting.asks(config.member("skip_provider_registration"))
                && ProviderSetting.asks(config.member("resource_provider_registrations"))) {
            found.add(
                    Diagnostic.error(
                            Path.of("skip_provider_registration"),
                            "Conflicting arguments",
                            "`skip_provider_registration` and `resource_provider_registrations`"
                                    + " exclude each other. Keep the latter."));
        }
        return List.copyOf(found);
    }

    private static List<Diagnostic> refusals(Version version, ObjectValue features, Path at) {
        var found = new ArrayList<Diagnostic>();
        for (var setting : features()) {
            if (setting.treatment() != ProviderSetting.Treatment.REFUSED
                    || !setting.row().period().contains(version)) {
                continue;
            }
            var blocks = features.member(setting.name()).map(v -> v.asList()).orElse(List.of());
            for (int i = 0; i < blocks.size(); i++) {
                var here = at.attribute(setting.name()).index(i);
                blocks.get(i)
                        .asMap()
                        .forEach((name, value) -> {
                            if (ProviderSetting.asks(Optional.of(value))) {
                                found.add(
                                        Diagnostic.error(
                                                here.attribute(name),
                                                "`" + name + "` is not supported",
                                                setting.because()));
                            }
                        });
            }
        }
        return found;
    }

    private static Argument.Builder skipRegistration() {
        return bool("skip_provider_registration")
                .says("Whether resource providers are left unregistered.");
    }

    private static Nested.Builder features(int most) {
        return blocks("features")
                .atMost(most)
                .says("How resources behave where there is a choice.")
                .with(
                        ProviderFeatures.all(most).stream()
                                .map(setting -> (Member.Row) setting::row)
                                .toArray(Member.Row[]::new));
    }
}
