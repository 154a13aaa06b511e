package dev.simplon.cloud.store;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Secret;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The shared keys of connections.
public final class SharedKeys {
    private final Handle handle;

    SharedKeys(Handle handle) {
        this.handle = handle;
    }

    public Optional<Secret> find(ResourceId connection) {
        return handle.createQuery("SELECT secret FROM shared_keys WHERE key = :key")
                .bind("key", connection.key())
                .mapTo(String.class)
                .findOne()
                .map(Secret::new);
    }

    public void save(ResourceId connection, Secret secret) {
        handle.createUpdate(
                        """
                        INSERT INTO shared_keys (key, secret) VALUES (:key, :secret)
                        ON CONFLICT (key) DO UPDATE SET secret = excluded.secret
                        """)
                .bind("key", connection.key())
                .bind("secret", secret.reveal())
                .execute();
    }

    public void remove(ResourceId connection) {
        handle.createUpdate("DELETE FROM shared_keys WHERE key = :key")
                .bind("key", connection.key())
                .execute();
    }
}
