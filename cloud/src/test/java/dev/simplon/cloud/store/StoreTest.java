package dev.simplon.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.values.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir Path directory = Path.of("");

    @Test
    void newestMigrationIsTheLastFile() throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/dev/simplon/cloud/store"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("V" + Store.NEWEST_MIGRATION + "__"))
                    .hasSize(Store.NEWEST_MIGRATION);
        }
    }

    @Test
    void failedWriteLeavesNothing() throws Exception {
        try (var store = Store.open(DataDirectory.at(directory))) {
            var intent = new DeviceIntent("branch", false, Optional.of(new Secret("k")));
            assertThatThrownBy(() ->
                            store.write(tables -> {
                                tables.devices().save(intent);
                                throw new IllegalStateException("undone");
                            }))
                    .hasMessage("undone");
            assertThat(store.<Integer>read(tables -> tables.devices().all().size())).isZero();
        }
    }

    @Test
    void whatWasWrittenIsThereAfterOpeningAgain() throws Exception {
        var intent = new DeviceIntent("branch", false, Optional.of(new Secret("k")));
        try (var store = Store.open(DataDirectory.at(directory))) {
            store.write(tables -> {
                tables.devices().save(intent);
                return intent;
            });
        }
        try (var store = Store.open(DataDirectory.at(directory))) {
            assertThat(store.<DeviceIntent>read(tables -> tables.devices().find("BRANCH")))
                    .isEqualTo(intent);
        }
    }
}
