package dev.simplon.azurerm;

import static dev.simplon.azurerm.ProviderSetting.actedOn;
import static dev.simplon.azurerm.ProviderSetting.ignored;
import static dev.simplon.azurerm.ProviderSetting.refused;
import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.resource.lifecycle.Session;
import java.util.ArrayList;
import java.util.List;

/// The features of the provider block, each with what becomes of it.
///
/// Each is dated at the release that brought it. `storage` came to 3.117 beside 4.9, and is taken
/// under 4.0 to 4.8 too, which have no such block.
///
/// Source: hashicorp/terraform-provider-azurerm, `internal/provider/features.go` at every tag from
/// v3.60.0 to v5.2.0.
final class ProviderFeatures {
    private static final String NOT_OURS =
            "It concerns resource types that this provider does not have.";

    private ProviderFeatures() {}

    /// @param most how many blocks of each feature there may be; 0: without limit
    static List<ProviderSetting> all(int most) {
        var all = new ArrayList<>(others(most));
        all.add(
                actedOn(
                        feature(
                                most,
                                "resource_group",
                                "How resource groups are deleted.",
                                flag(ResourceGroup.PREVENT_DELETION)
                                        .says(
                                                "Whether a group that still holds resources is not"
                                                        + " deleted; true unless it is set.")),
                        "A resource group that still holds resources is not deleted unless this is"
                                + " false."));
        all.add(
                ignored(
                        enhancedValidation(most).since("4.81.0").until("5.0.0"),
                        "As the block of this name beside the features, which it comes to replace."));
        all.add(
                refused(
                        enhancedValidation(most).since("5.0.0"),
                        "Azure's lists are not asked for: this provider judges a plan by rules of"
                                + " its own, without a request (`SIMPLON_CHECKS`). Leave the block"
                                + " out, or set its switches to false."));
        all.add(
                actedOn(
                        bool(Session.MAY_TAKE_OVER)
                                .says("Whether a create may take over what exists already.")
                                .since("4.75.0"),
                        "A create does not look first whether the resource exists."));
        all.add(
                ignored(
                        bool("persist_id_on_create_before_polling_for_completion")
                                .says("Whether an id is recorded as soon as a create is accepted.")
                                .since("4.75.0"),
                        "A create that was accepted and then failed is always recorded, tainted."));
        return all;
    }

    private static List<ProviderSetting> others(int most) {
        return List.of(
                other(
                        most,
                        "api_management",
                        flag("purge_soft_delete_on_destroy"),
                        flag("recover_soft_deleted")),
                other(
                        most,
                        "app_configuration",
                        flag("purge_soft_delete_on_destroy"),
                        flag("recover_soft_deleted")),
                other(most, "application_insights", flag("disable_generated_rule")),
                other(most, "cognitive_account", flag("purge_soft_delete_on_destroy")),
                since("4.26.0", most, "databricks_workspace", flag("force_delete")),
                other(
                        most,
                        "key_vault",
                        flag("purge_soft_delete_on_destroy"),
                        flag("purge_soft_deleted_certificates_on_destroy"),
                        flag("purge_soft_deleted_hardware_security_module_keys_on_destroy")
                                .since("3.104.0"),
                        flag("purge_soft_deleted_hardware_security_modules_on_destroy"),
                        flag("purge_soft_deleted_keys_on_destroy"),
                        flag("purge_soft_deleted_secrets_on_destroy"),
                        flag("recover_soft_deleted_certificates"),
                        flag("recover_soft_deleted_hardware_security_module_keys").since("3.104.0"),
                        flag("recover_soft_deleted_key_vaults"),
                        flag("recover_soft_deleted_keys"),
                        flag("recover_soft_deleted_secrets")),
                other(most, "log_analytics_workspace", flag("permanently_delete_on_destroy")),
                since(
                        "3.100.0",
                        most,
                        "machine_learning",
                        flag("purge_soft_deleted_workspace_on_destroy")),
                other(most, "managed_disk", flag("expand_without_downtime")),
                since(
                        "4.10.0",
                        most,
                        "netapp",
                        flag("delete_backups_on_backup_vault_destroy"),
                        flag("prevent_volume_destruction")),
                since(
                        "3.92.0",
                        most,
                        "postgresql_flexible_server",
                        flag("restart_server_on_configuration_value_change")),
                since(
                        "3.98.0",
                        most,
                        "recovery_service",
                        flag("purge_protected_items_from_vault_on_destroy"),
                        flag("vm_backup_stop_protection_and_retain_data_on_destroy"),
                        flag("vm_backup_suspend_protection_and_retain_data_on_destroy")
                                .since("4.17.0")),
                since(
                        "3.103.0",
                        most,
                        "recovery_services_vaults",
                        flag("recover_soft_deleted_backup_protected_vm")),
                since("4.81.0", most, "servicebus", flag("auto_delete_subscription_default_rule")),
                since("3.117.0", most, "storage", flag("data_plane_available")),
                since("3.72.0", most, "subscription", flag("prevent_cancellation_on_destroy")),
                other(
                        most,
                        "template_deployment",
                        flag("delete_nested_items_during_deletion").required()),
                other(
                        most,
                        "virtual_machine",
                        flag("delete_os_disk_on_deletion"),
                        flag("detach_implicit_data_disk_on_deletion").since("3.106.0"),
                        flag("graceful_shutdown").until("5.0.0"),
                        flag("skip_shutdown_and_force_delete")),
                other(
                        most,
                        "virtual_machine_scale_set",
                        flag("force_delete"),
                        flag("reimage_on_manual_upgrade").since("3.93.0"),
                        flag("roll_instances_when_required").required().until("3.77.0"),
                        flag("roll_instances_when_required").since("3.77.0"),
                        flag("scale_to_zero_before_deletion")));
    }

    private static Nested.Builder enhancedValidation(int most) {
        return feature(
                most,
                "enhanced_validation",
                "Checks that need Azure's own lists.",
                flag("locations").says("Whether locations are checked."),
                flag("resource_providers").says("Whether resource providers are checked."),
                flag("preflight_enabled").says("Whether Azure checks templates first."),
                text("preflight_location_fallback")
                        .says("The location taken where none is given."));
    }

    private static ProviderSetting other(int most, String name, Member.Row... flags) {
        return ignored(feature(most, name, "A feature of other resources.", flags), NOT_OURS);
    }

    private static ProviderSetting since(
            String version, int most, String name, Member.Row... flags) {
        return ignored(
                feature(most, name, "A feature of other resources.", flags).since(version),
                NOT_OURS);
    }

    private static Nested.Builder feature(int most, String name, String says, Member.Row... flags) {
        return blocks(name).atMost(most).says(says).with(flags);
    }

    private static Argument.Builder flag(String name) {
        return bool(name).says("A switch of azurerm's.");
    }
}
