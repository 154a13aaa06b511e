package dev.simplon.configuration;

import dev.simplon.values.Checked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The documents that the real CDKTF synthesized.
final class Goldens {
    private Goldens() {}

    static String text(String name) {
        var resource = "golden/" + name + "/cdk.tf.json";
        try (var in = Goldens.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no golden " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Checked<Configuration> load(String name) {
        return ConfigurationLoader.load("cdk.tf.json", text(name));
    }
}
