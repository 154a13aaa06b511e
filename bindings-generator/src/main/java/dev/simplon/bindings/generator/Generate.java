package dev.simplon.bindings.generator;

import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The build's call: writes the bindings of one provider, in several versions.
///
/// Arguments: the folder to write to, then for each version four of them: the package, the
/// provider's name, the constraint for `required_providers`, and the schema as a resource of the
/// class path.
public final class Generate {
    private Generate() {}

    public static void main(String... arguments) throws IOException, JsonException {
        var packages = new TreeSet<String>();
        var files = new TreeMap<Path, String>();
        for (int i = 1; i < arguments.length; i += 4) {
            var version = new BindingWriter(arguments[i], arguments[i + 1], arguments[i + 2]);
            version.write(ProviderSchema.read(resource(arguments[i + 3]), arguments[i + 1]));
            packages.addAll(version.packages());
            files.putAll(version.files());
        }
        files.put(Path.of("module-info.java"), module(packages));
        update(Path.of(arguments[0]), files);
    }

    /// Touches only what differs, so that the compiler finds nothing to do where nothing changed.
    private static void update(Path folder, Map<Path, String> files) throws IOException {
        Files.createDirectories(folder);
        try (var present = Files.walk(folder)) {
            for (var file : present.filter(Files::isRegularFile).toList()) {
                if (!files.containsKey(folder.relativize(file))) {
                    Files.delete(file);
                }
            }
        }
        for (var file : files.entrySet()) {
            var target = folder.resolve(file.getKey());
            if (!Files.exists(target) || !Files.readString(target).equals(file.getValue())) {
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = Generate.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException(
                        "no schema %s on the class path; the room azurerm puts it there"
                                .formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String module(Set<String> packages) {
        var exports = new StringBuilder();
        packages.forEach(p -> exports.append("    exports ").append(p).append(";\n"));
        return String.join(
                "\n",
                Arrays.asList(
                        "/// Typed constructs of azurerm, generated from its schema.",
                        "module dev.simplon.bindings {",
                        "    requires transitive dev.simplon.constructs;",
                        "    requires static transitive org.jspecify;",
                        "",
                        exports + "}",
                        ""));
    }
}
