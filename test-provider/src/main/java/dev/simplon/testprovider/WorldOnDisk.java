package dev.simplon.testprovider;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.msgpack.MessagePackCodec;
import dev.simplon.values.msgpack.MessagePackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A world that survives the process: one file an object.
public class WorldOnDisk extends World {
    private final Path directory;

    public WorldOnDisk(Path directory) {
        super(load(directory));
        this.directory = directory;
    }

    private static Map<String, ObjectValue> load(Path directory) {
        var objects = new HashMap<String, ObjectValue>();
        try (var files = Files.list(Files.createDirectories(directory))) {
            for (var file : files.toList()) {
                var object =
                        (ObjectValue)
                                MessagePackCodec.decode(Files.readAllBytes(file), Type.DYNAMIC);
                objects.put(object.member("id").flatMap(Value::asText).orElseThrow(), object);
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagePackException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void written(String what, Value object) {
        var id = object.member("id").flatMap(Value::asText).orElseThrow();
        var file = directory.resolve(id.replace('/', '_'));
        try {
            if (what.startsWith("delete")) {
                Files.delete(file);
            } else {
                Files.write(file, MessagePackCodec.encode(object, Type.DYNAMIC));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
