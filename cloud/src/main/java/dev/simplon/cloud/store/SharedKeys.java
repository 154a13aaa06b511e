package dev.simplon.cloud.store;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The shared keys of connections. Kept as documents are.
public final class SharedKeys {
    private final Shelf shelf;
    private final Changes changes;
    private final Supplier<Handle> handle;

    SharedKeys(Shelf shelf, Changes changes, Supplier<Handle> handle) {
        this.shelf = shelf;
        this.changes = changes;
        this.handle = handle;
    }

    public Optional<Secret> find(ResourceId connection) {
        var key = connection.key();
        var changed = changes.keys.get(key);
        return changed != null ? changed : shelf.secret(key);
    }

    public void save(ResourceId connection, Secret secret) {
        handle.get()
                .createUpdate(
                        """
                        INSERT INTO shared_keys (key, secret) VALUES (:key, :secret)
                        ON CONFLICT (key) DO UPDATE SET secret = excluded.secret
                        """)
                .bind("key", connection.key())
                .bind("secret", secret.reveal())
                .execute();
        changes.keys.put(connection.key(), Optional.of(secret));
    }

    public void remove(ResourceId connection) {
        handle.get()
                .createUpdate("DELETE FROM shared_keys WHERE key = :key")
                .bind("key", connection.key())
                .execute();
        changes.keys.put(connection.key(), Optional.empty());
    }

    /// Everything that the database holds.
    static Map<String, Secret> load(Handle handle) {
        return handle
                .createQuery("SELECT key, secret FROM shared_keys")
                .map((row, _) ->
                        Map.entry(row.getString("key"), new Secret(row.getString("secret"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
