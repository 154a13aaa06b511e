package dev.simplon.provider.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azurerm.AzurermProvider;
import dev.simplon.azurerm.Settings;
import dev.simplon.plugin.ProviderSchema;
import dev.simplon.resource.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The training has to come to its end under whatever release is installed: a refusal halfway would
/// leave the provider without its ahead-of-time cache, and nobody would be told.
class TrainingTest {
    @ParameterizedTest
    @ValueSource(strings = {"3.60.0", "3.117.1", "4.20.0", "4.55.0", "4.81.0", "5.2.0"})
    void goesThroughTheWholeLifeOfAConnection(String number, @TempDir Path folder)
            throws Exception {
        var version = Version.of(number);
        var provider = AzurermProvider.of(version, Settings.offline(Map.of(), LocalDate.EPOCH));
        Files.createDirectory(folder.resolve("schema"));
        Files.write(folder.resolve("schema/6"), ProviderSchema.answer(provider, 6));
        assertThat(Training.run(folder, version))
                .as("calls that changed something")
                .isEqualTo(2 * 7);
    }
}
