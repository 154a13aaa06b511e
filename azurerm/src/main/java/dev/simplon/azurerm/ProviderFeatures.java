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
/// Versions are those of the recorded schemas (3.60, 3.117, 4.20): where a feature appears between
/// two of them, the later one is taken.
final class ProviderFeatures {
    private static final String V3_117 = "3.117.0";
    private static final String V4_20 = "4.20.0";
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
                refused(
                        feature(
                                        most,
                                        "enhanced_validation",
                                        "Checks that need Azure's own lists.",
                                        flag("locations").says("Whether locations are checked."),
                                        flag("resource_providers")
                                                .says("Whether resource providers are checked."),
                                        flag("preflight_enabled")
                                                .says("Whether Azure checks templates first."),
                                        text("preflight_location_fallback")
                                                .says("The location taken where none is given."))
                                .since("5.0.0"),
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
                                .since(V3_117),
                        flag("purge_soft_deleted_hardware_security_modules_on_destroy"),
                        flag("purge_soft_deleted_keys_on_destroy"),
                        flag("purge_soft_deleted_secrets_on_destroy"),
                        flag("recover_soft_deleted_certificates"),
                        flag("recover_soft_deleted_hardware_security_module_keys").since(V3_117),
                        flag("recover_soft_deleted_key_vaults"),
                        flag("recover_soft_deleted_keys"),
                        flag("recover_soft_deleted_secrets")),
                other(most, "log_analytics_workspace", flag("permanently_delete_on_destroy")),
                since(
                        V3_117,
                        most,
                        "machine_learning",
                        flag("purge_soft_deleted_workspace_on_destroy")),
                other(most, "managed_disk", flag("expand_without_downtime")),
                since(
                        V4_20,
                        most,
                        "netapp",
                        flag("delete_backups_on_backup_vault_destroy"),
                        flag("prevent_volume_destruction")),
                since(
                        V3_117,
                        most,
                        "postgresql_flexible_server",
                        flag("restart_server_on_configuration_value_change")),
                since(
                        V3_117,
                        most,
                        "recovery_service",
                        flag("purge_protected_items_from_vault_on_destroy"),
                        flag("vm_backup_stop_protection_and_retain_data_on_destroy"),
                        flag("vm_backup_suspend_protection_and_retain_data_on_destroy")
                                .since(V4_20)),
                since(
                        V3_117,
                        most,
                        "recovery_services_vaults",
                        flag("recover_soft_deleted_backup_protected_vm")),
                since("4.81.0", most, "servicebus", flag("auto_delete_subscription_default_rule")),
                since(V3_117, most, "storage", flag("data_plane_available")),
                since(V3_117, most, "subscription", flag("prevent_cancellation_on_destroy")),
                other(
                        most,
                        "template_deployment",
                        flag("delete_nested_items_during_deletion").required()),
                other(
                        most,
                        "virtual_machine",
                        flag("delete_os_disk_on_deletion"),
                        flag("detach_implicit_data_disk_on_deletion").since(V3_117),
                        flag("graceful_shutdown"),
                        flag("skip_shutdown_and_force_delete")),
                other(
                        most,
                        "virtual_machine_scale_set",
                        flag("force_delete"),
                        flag("reimage_on_manual_upgrade").since(V3_117),
                        flag("roll_instances_when_required").required().until(V3_117),
                        flag("roll_instances_when_required").since(V3_117),
                        flag("scale_to_zero_before_deletion")));
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
