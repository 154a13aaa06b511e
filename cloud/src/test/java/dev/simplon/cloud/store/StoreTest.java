package dev.simplon.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static final ResourceId GATEWAY =
            ResourceId.network("s", "g", "virtualNetworkGateways", "vgw");
    private static final ResourceId CONNECTION = ResourceId.network("s", "g", "connections", "c");

    private static Document connection(ResourceId gateway) {
        return new Document(
                CONNECTION,
                "W/1",
                true,
                Edit.object(
                        "location",
                        "westus",
                        "properties",
                        Edit.object(
                                "connectionType",
                                "IPsec",
                                "virtualNetworkGateway1",
                                Edit.object("id", gateway.toString()))));
    }

    private static List<ResourceId> users(Store store, ResourceId target) {
        return store.read(t ->
                t.documents().referring(CONNECTION.type(), target).stream()
                        .map(Document::id)
                        .toList());
    }

    @Test
    void memoryHoldsWhatTheDatabaseHolds() throws Exception {
        try (var store = Store.open(DataDirectory.at(directory))) {
            assertThatThrownBy(() ->
                            store.write(tables -> {
                                tables.documents().save(connection(GATEWAY));
                                tables.sharedKeys().save(CONNECTION, new Secret("k"));
                                assertThat(tables.documents().all()).hasSize(1);
                                assertThat(tables.documents().referring(CONNECTION.type(), GATEWAY))
                                        .hasSize(1);
                                throw new IllegalStateException("undone");
                            }))
                    .hasMessage("undone");
            assertThat(store.<List<Document>>read(t -> t.documents().all())).isEmpty();
            assertThat(users(store, GATEWAY)).isEmpty();
            store.write(tables -> {
                tables.documents().save(connection(GATEWAY));
                tables.sharedKeys().save(CONNECTION, new Secret("k"));
                return 0;
            });
            assertThat(users(store, GATEWAY)).containsExactly(CONNECTION);
        }
        try (var store = Store.open(DataDirectory.at(directory))) {
            assertThat(store.<List<Document>>read(t -> t.documents().all()))
                    .containsExactly(connection(GATEWAY));
            assertThat(store.<Optional<Secret>>read(t -> t.sharedKeys().find(CONNECTION)))
                    .contains(new Secret("k"));
            assertThat(users(store, GATEWAY)).containsExactly(CONNECTION);

            var other = ResourceId.network("s", "g", "virtualNetworkGateways", "other");
            store.write(tables -> {
                tables.documents().save(connection(other));
                return 0;
            });
            assertThat(users(store, GATEWAY)).isEmpty();
            assertThat(users(store, other)).containsExactly(CONNECTION);
            store.write(tables -> {
                tables.documents().remove(CONNECTION);
                tables.sharedKeys().remove(CONNECTION);
                return 0;
            });
            assertThat(users(store, other)).isEmpty();
            assertThat(store.<List<Document>>read(t -> t.documents().ofType(CONNECTION.type())))
                    .isEmpty();
        }
        try (var store = Store.open(DataDirectory.at(directory))) {
            assertThat(store.<List<Document>>read(t -> t.documents().all())).isEmpty();
        }
    }
}
