package dev.simplon.configuration;

import dev.simplon.configuration.syntax.ModuleReader;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the files of a module. Everything wrong is said at once, with file and line; what the
/// embedded engine does not support is refused, never ignored.
public final class ConfigurationLoader {
    private ConfigurationLoader() {}

    /// Reads every `*.tf.json` file of the directory, in the order of their names. Subdirectories
    /// are other modules.
    public static Checked<Configuration> load(Path directory) {
        var reader = new ModuleReader();
        List<Path> files;
        try (var entries = Files.list(directory)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException _) {
            return Checked.failed(
                    Diagnostic.error(
                            "Failed to read module directory",
                            "Module directory "
                                    + directory
                                    + " does not exist or cannot be read."));
        }
        boolean any = false;
        for (var file : files) {
            var name = file.getFileName().toString();
            if (name.startsWith(".") || name.endsWith("~")) {
                continue;
            }
            if (name.endsWith(".tf.json")) {
                any = true;
                read(reader, file, name, directory);
            } else if (name.endsWith(".tf") || name.endsWith(".tofu")) {
                any = true;
                reader.complain(
                        new Location(name, 0, 0)
                                .error(
                                        "Native configuration files are not supported yet",
                                        name
                                                + ": the embedded engine reads Terraform's JSON syntax"
                                                + " (*.tf.json) only. Run this configuration with"
                                                + " terraform, or write it in Java."));
            }
        }
        if (!any) {
            return Checked.failed(
                    Diagnostic.error(
                            "No configuration files",
                            "The directory "
                                    + directory
                                    + " contains no Terraform configuration files (*.tf.json)."));
        }
        return reader.finish();
    }

    /// Reads one text; relative file names in it are relative to the working directory.
    ///
    /// @param fileName what messages call it
    public static Checked<Configuration> load(String fileName, String text) {
        var reader = new ModuleReader();
        reader.read(fileName, text, Path.of(""));
        return reader.finish();
    }

    private static void read(ModuleReader reader, Path file, String name, Path directory) {
        if (name.equals("override.tf.json") || name.endsWith("_override.tf.json")) {
            reader.complain(
                    new Location(name, 0, 0)
                            .error(
                                    "Override files are not supported yet",
                                    name
                                            + ": the embedded engine does not merge override files. Run"
                                            + " this configuration with terraform."));
            return;
        }
        try {
            reader.read(name, Files.readString(file, StandardCharsets.UTF_8), directory);
        } catch (IOException e) {
            reader.complain(
                    new Location(name, 0, 0)
                            .error(
                                    "Failed to read file",
                                    name + ": the file could not be read as UTF-8 (" + e + ")."));
        }
    }
}
