package dev.simplon.cloud.store;

import dev.simplon.values.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The intents about devices, by name without regard to case.
public final class Devices {
    private final Handle handle;

    Devices(Handle handle) {
        this.handle = handle;
    }

    public List<DeviceIntent> all() {
        return handle.createQuery("SELECT name, running, shared_key FROM devices ORDER BY name")
                .map((row, _) ->
                        new DeviceIntent(
                                row.getString("name"),
                                row.getInt("running") != 0,
                                Optional.ofNullable(row.getString("shared_key")).map(Secret::new)))
                .list();
    }

    public DeviceIntent find(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(d -> d.name().equals(wanted))
                .findFirst()
                .orElse(DeviceIntent.unspoken(wanted));
    }

    public void save(DeviceIntent intent) {
        handle.createUpdate(
                        """
                        INSERT INTO devices (name, running, shared_key)
                        VALUES (:name, :running, :key)
                        ON CONFLICT (name) DO UPDATE
                        SET running = excluded.running, shared_key = excluded.shared_key
                        """)
                .bind("name", intent.name().toLowerCase(Locale.ROOT))
                .bind("running", intent.running() ? 1 : 0)
                .bind("key", intent.sharedKey().map(Secret::reveal).orElse(null))
                .execute();
    }

    public void remove(String name) {
        handle.createUpdate("DELETE FROM devices WHERE name = :name")
                .bind("name", name.toLowerCase(Locale.ROOT))
                .execute();
    }
}
