package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Version;
import dev.simplon.values.Value;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Since when azurerm takes which feature; and the data source that came between two recorded
/// releases.
///
/// Source: hashicorp/terraform-provider-azurerm, `internal/provider/features.go` and change logs,
/// from v3.60.0 to v5.2.0.
class ProviderFeaturesTest {
    @ParameterizedTest
    @CsvSource({
        "3.72.0, subscription.prevent_cancellation_on_destroy",
        "3.92.0, postgresql_flexible_server.restart_server_on_configuration_value_change",
        "3.93.0, virtual_machine_scale_set.reimage_on_manual_upgrade",
        "3.98.0, recovery_service.purge_protected_items_from_vault_on_destroy",
        "3.98.0, recovery_service.vm_backup_stop_protection_and_retain_data_on_destroy",
        "3.100.0, machine_learning.purge_soft_deleted_workspace_on_destroy",
        "3.103.0, recovery_services_vaults.recover_soft_deleted_backup_protected_vm",
        "3.104.0, key_vault.purge_soft_deleted_hardware_security_module_keys_on_destroy",
        "3.104.0, key_vault.recover_soft_deleted_hardware_security_module_keys",
        "3.106.0, virtual_machine.detach_implicit_data_disk_on_deletion",
        "3.117.0, storage.data_plane_available",
        "4.10.0, netapp.delete_backups_on_backup_vault_destroy",
        "4.10.0, netapp.prevent_volume_destruction",
        "4.17.0, recovery_service.vm_backup_suspend_protection_and_retain_data_on_destroy",
        "4.26.0, databricks_workspace.force_delete",
        "4.75.0, skip_import_check_on_create_and_allow_overwriting_existing_resources",
        "4.75.0, persist_id_on_create_before_polling_for_completion",
        "4.81.0, enhanced_validation.preflight_enabled",
        "4.81.0, servicebus.auto_delete_subscription_default_rule",
    })
    void featureIsTakenFromTheReleaseThatBroughtIt(String since, String path) {
        assertThat(isTaken(path, Version.of(since))).isTrue();
        assertThat(isTaken(path, AzurermReleases.NEWEST)).isTrue();
        assertThat(isTaken(path, AzurermReleases.before(Version.of(since)).orElseThrow()))
                .isFalse();
    }

    @Test
    void shutdownIsGoneWithTheFifthMajorRelease() {
        var path = "virtual_machine.graceful_shutdown";
        assertThat(isTaken(path, Version.of("4.81.0"))).isTrue();
        assertThat(isTaken(path, Version.of("5.0.0"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3.76.0, true", "3.77.0, false", "5.2.0, false"})
    void scaleSetMustSayHowItRollsBefore377(String version, boolean required) {
        assertThat(
                        features(Version.of(version))
                                .flatMap(features -> block(features, "virtual_machine_scale_set"))
                                .flatMap(set -> attribute(set, "roll_instances_when_required"))
                                .flatMap(flag -> flag.member("required"))
                                .isPresent())
                .isEqualTo(required);
    }

    @ParameterizedTest
    @CsvSource({"3.92.0, false", "3.93.0, true", "5.2.0, true"})
    void peeringIsReadFromTheReleaseThatBroughtIt(String version, boolean known) {
        assertThat(AzurermSchemas.dataSources(Version.of(version)))
                .matches(all -> all.containsKey("azurerm_express_route_circuit_peering") == known);
    }

    /// Whether a block of the features may have the flag. `path`: the two names, or the flag's.
    private static boolean isTaken(String path, Version version) {
        var names = Arrays.asList(path.split("\\."));
        return features(version)
                .flatMap(features ->
                        names.size() == 1
                                ? attribute(features, names.getFirst())
                                : block(features, names.getFirst())
                                        .flatMap(block -> attribute(block, names.getLast())))
                .isPresent();
    }

    private static Optional<Value> features(Version version) {
        return AzurermSchemas.json("registry.terraform.io/hashicorp/azurerm", version)
                .member("provider_schemas")
                .flatMap(all -> all.asMap().values().stream().findFirst())
                .flatMap(schemas -> schemas.member("provider"))
                .flatMap(provider -> provider.member("block"))
                .flatMap(block -> block(block, "features"));
    }

    private static Optional<Value> block(Value parent, String name) {
        return parent.member("block_types")
                .flatMap(types -> types.member(name))
                .flatMap(type -> type.member("block"));
    }

    private static Optional<Value> attribute(Value block, String name) {
        return block.member("attributes").flatMap(attributes -> attributes.member(name));
    }
}
