package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.declaration.Schemas;
import dev.simplon.resource.schema.Schema;
import java.util.Arrays;
import java.util.List;

/// The provider block, with every attribute that azurerm knows. What we act on is read in
/// `AzurermProvider`; the rest is accepted so that a configuration written for azurerm stays valid.
///
/// Versions of the features are those of the recorded schemas (3.60, 3.117, 4.20): where one
/// appears between two of them, the later one is taken.
final class ProviderBlock {
    private static final String V3_117 = "3.117.0";
    private static final String V4_20 = "4.20.0";

    private static final List<Member> MEMBERS =
            rows(
                    text("subscription_id").says("The subscription. Also `ARM_SUBSCRIPTION_ID`."),
                    text("tenant_id").says("The Entra tenant. Also `ARM_TENANT_ID`."),
                    text("client_id").says("The client that signs in. Also `ARM_CLIENT_ID`."),
                    text("client_id_file_path").says("A file that holds the client id."),
                    text("client_secret").says("The client's secret. Also `ARM_CLIENT_SECRET`."),
                    text("client_secret_file_path").says("A file that holds the client's secret."),
                    text("client_certificate")
                            .says("The client's certificate, base64 of a PKCS#12 bundle."),
                    text("client_certificate_path")
                            .says("A file that holds the client's certificate."),
                    text("client_certificate_password").says("The certificate's password."),
                    texts("auxiliary_tenant_ids").says("Further tenants to sign in to."),
                    text("environment").says("`public`, `usgovernment` or `china`."),
                    text("metadata_host")
                            .says(
                                    "The host, without a scheme, that says where the cloud's services are."
                                            + " Also `ARM_METADATA_HOSTNAME`."),
                    bool("use_oidc").says("Whether to sign in by OpenID Connect."),
                    text("oidc_request_token").says("The token for asking the OIDC provider."),
                    text("oidc_request_url").says("Where to ask the OIDC provider."),
                    text("oidc_token").says("The OIDC token."),
                    text("oidc_token_file_path").says("A file that holds the OIDC token."),
                    text("ado_pipeline_service_connection_id")
                            .says("The service connection of an Azure DevOps pipeline.")
                            .since("4.18.0"),
                    bool("use_msi").says("Whether to sign in by managed identity."),
                    text("msi_endpoint").says("Where managed identities are asked for."),
                    text("msi_api_version")
                            .says("The interface version of the managed identity endpoint.")
                            .since("4.34.0"),
                    bool("use_cli").says("Whether to sign in by the Azure CLI."),
                    bool("use_aks_workload_identity")
                            .says("Whether to sign in by AKS workload identity.")
                            .since("3.85.0"),
                    text("partner_id").says("A GUID for attributing usage to a partner."),
                    bool("disable_correlation_request_id")
                            .says("Whether requests go without a correlation id."),
                    bool("disable_terraform_partner_id")
                            .says("Whether requests go without Terraform's partner id."),
                    bool("skip_provider_registration")
                            .says("Whether resource providers are left unregistered.")
                            .until("4.0.0"),
                    bool("skip_provider_registration")
                            .deprecated("`resource_provider_registrations`")
                            .says("Whether resource providers are left unregistered.")
                            .since("4.0.0")
                            .until("5.0.0"),
                    text("resource_provider_registrations")
                            .says("Which set of resource providers is registered.")
                            .since("4.0.0"),
                    texts("resource_providers_to_register")
                            .says("Further resource providers to register.")
                            .since("4.0.0"),
                    bool("storage_use_azuread")
                            .says("Whether storage is reached with Entra tokens."),
                    blocks("enhanced_validation")
                            .atMost(1)
                            .says("Checks that need Azure's own lists.")
                            .with(
                                    bool("locations").says("Whether locations are checked."),
                                    bool("resource_providers")
                                            .says("Whether resource providers are checked."))
                            .since("4.63.0")
                            .until("5.0.0"),
                    features(1).required().until("4.0.0"),
                    features(0).since("4.0.0"));

    private ProviderBlock() {}

    static Schema schema(Version version) {
        return new Schema(0, Schemas.block(members(version), version, "The azurerm provider."));
    }

    static List<Member> members(Version version) {
        return MEMBERS.stream().filter(m -> m.period().contains(version)).toList();
    }

    private static Nested.Builder features(int most) {
        return blocks("features")
                .atMost(most)
                .says("How resources behave where there is a choice.")
                .with(
                        feature(
                                most,
                                "api_management",
                                flag("purge_soft_delete_on_destroy"),
                                flag("recover_soft_deleted")),
                        feature(
                                most,
                                "app_configuration",
                                flag("purge_soft_delete_on_destroy"),
                                flag("recover_soft_deleted")),
                        feature(most, "application_insights", flag("disable_generated_rule")),
                        feature(most, "cognitive_account", flag("purge_soft_delete_on_destroy")),
                        feature(
                                most,
                                "key_vault",
                                flag("purge_soft_delete_on_destroy"),
                                flag("purge_soft_deleted_certificates_on_destroy"),
                                flag("purge_soft_deleted_hardware_security_module_keys_on_destroy")
                                        .since(V3_117),
                                flag("purge_soft_deleted_hardware_security_modules_on_destroy"),
                                flag("purge_soft_deleted_keys_on_destroy"),
                                flag("purge_soft_deleted_secrets_on_destroy"),
                                flag("recover_soft_deleted_certificates"),
                                flag("recover_soft_deleted_hardware_security_module_keys")
                                        .since(V3_117),
                                flag("recover_soft_deleted_key_vaults"),
                                flag("recover_soft_deleted_keys"),
                                flag("recover_soft_deleted_secrets")),
                        feature(
                                most,
                                "log_analytics_workspace",
                                flag("permanently_delete_on_destroy")),
                        feature(
                                        most,
                                        "machine_learning",
                                        flag("purge_soft_deleted_workspace_on_destroy"))
                                .since(V3_117),
                        feature(most, "managed_disk", flag("expand_without_downtime")),
                        feature(
                                        most,
                                        "netapp",
                                        flag("delete_backups_on_backup_vault_destroy"),
                                        flag("prevent_volume_destruction"))
                                .since(V4_20),
                        feature(
                                        most,
                                        "postgresql_flexible_server",
                                        flag("restart_server_on_configuration_value_change"))
                                .since(V3_117),
                        feature(
                                        most,
                                        "recovery_service",
                                        flag("purge_protected_items_from_vault_on_destroy"),
                                        flag(
                                                "vm_backup_stop_protection_and_retain_data_on_destroy"),
                                        flag("vm_backup_suspend_protection_and_retain_data_on_destroy")
                                                .since(V4_20))
                                .since(V3_117),
                        feature(
                                        most,
                                        "recovery_services_vaults",
                                        flag("recover_soft_deleted_backup_protected_vm"))
                                .since(V3_117),
                        feature(
                                most,
                                "resource_group",
                                flag("prevent_deletion_if_contains_resources")),
                        feature(most, "storage", flag("data_plane_available")).since(V3_117),
                        feature(most, "subscription", flag("prevent_cancellation_on_destroy"))
                                .since(V3_117),
                        feature(
                                most,
                                "template_deployment",
                                flag("delete_nested_items_during_deletion").required()),
                        feature(
                                most,
                                "virtual_machine",
                                flag("delete_os_disk_on_deletion"),
                                flag("detach_implicit_data_disk_on_deletion").since(V3_117),
                                flag("graceful_shutdown"),
                                flag("skip_shutdown_and_force_delete")),
                        feature(
                                most,
                                "virtual_machine_scale_set",
                                flag("force_delete"),
                                flag("reimage_on_manual_upgrade").since(V3_117),
                                flag("roll_instances_when_required").required().until(V3_117),
                                flag("roll_instances_when_required").since(V3_117),
                                flag("scale_to_zero_before_deletion")),
                        feature(
                                        most,
                                        "enhanced_validation",
                                        flag("locations"),
                                        flag("resource_providers"),
                                        flag("preflight_enabled"),
                                        text("preflight_location_fallback")
                                                .says("The location taken where none is given."))
                                .since("5.0.0"),
                        flag("skip_import_check_on_create_and_allow_overwriting_existing_resources")
                                .since("4.75.0"),
                        flag("persist_id_on_create_before_polling_for_completion").since("4.75.0"));
    }

    private static Nested.Builder feature(int most, String name, Member.Row... flags) {
        return blocks(name).atMost(most).says("A feature.").with(flags);
    }

    private static dev.simplon.resource.declaration.Argument.Builder flag(String name) {
        return bool(name).says("A switch of azurerm's.");
    }

    private static List<Member> rows(Member.Row... rows) {
        return Arrays.stream(rows).map(Member.Row::row).toList();
    }
}
