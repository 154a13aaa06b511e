package dev.simplon.engine.state;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// `<state>.pending`: the creates that are under way, each noted before the provider is asked. It
/// exists only while there is one.
final class PendingFile {
    private final Path file;
    private final LinkedHashMap<String, PendingCreate> creates = new LinkedHashMap<>();

    PendingFile(Path file) throws IOException {
        this.file = file;
        try {
            for (var entry :
                    JsonCodec.decode(Files.readAllBytes(file))
                            .member("creates")
                            .orElse(Value.nullOf(Type.DYNAMIC))
                            .asList()) {
                var address = text(entry, "address");
                creates.put(
                        address,
                        new PendingCreate(
                                address,
                                text(entry, "type"),
                                entry.member("id").flatMap(Value::asText),
                                Instant.parse(text(entry, "since"))));
            }
        } catch (NoSuchFileException _) {
            // Nothing is under way.
        } catch (JsonException | DateTimeParseException e) {
            throw new IOException(file + " is not a list of pending creates: " + e.getMessage(), e);
        }
    }

    synchronized List<PendingCreate> all() {
        return List.copyOf(creates.values());
    }

    synchronized void add(PendingCreate create) throws IOException {
        creates.put(create.address(), create);
        save();
    }

    synchronized void remove(String address) throws IOException {
        if (creates.remove(address) != null) {
            save();
        }
    }

    private void save() throws IOException {
        if (creates.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        var entries = new ArrayList<Value>();
        for (var create : creates.values()) {
            var entry = new LinkedHashMap<String, Value>();
            entry.put("address", Value.of(create.address()));
            entry.put("type", Value.of(create.type()));
            create.id().ifPresent(id -> entry.put("id", Value.of(id)));
            entry.put("since", Value.of(create.since().toString()));
            entries.add(Value.object(entry));
        }
        var top = new LinkedHashMap<String, Value>();
        top.put("version", Value.of(1));
        top.put("creates", Value.tuple(entries));
        DurableFile.replace(
                file, StateJson.print(Value.object(top)).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Value value, String name) {
        return value.member(name).flatMap(Value::asText).orElse("");
    }
}
