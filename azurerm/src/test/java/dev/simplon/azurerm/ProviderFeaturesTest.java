package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Version;
import dev.simplon.values.Value;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Since when azurerm takes which feature.
///
/// Source: hashicorp/terraform-provider-azurerm, `internal/provider/features.go` and change logs,
/// from v3.60.0 to v5.2.0.
class ProviderFeaturesTest {
    @ParameterizedTest
    @CsvSource({
        "4.26.0, databricks_workspace.force_delete",
        "4.81.0, servicebus.auto_delete_subscription_default_rule",
    })
    void featureIsTakenFromTheReleaseThatBroughtIt(String since, String path) {
        assertThat(isTaken(path, Version.of(since))).isTrue();
        assertThat(isTaken(path, AzurermReleases.NEWEST)).isTrue();
        assertThat(isTaken(path, AzurermReleases.before(Version.of(since)).orElseThrow()))
                .isFalse();
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
