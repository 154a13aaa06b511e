package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes `<directory>/<version>.schema.json` for each version that is named; run by the build, for
/// whoever generates code from the schemas.
public final class SchemaWriter {
    private SchemaWriter() {}

    /// @param arguments the directory, then versions
    public static void main(String... arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        for (int i = 1; i < arguments.length; i++) {
            var version = Version.of(arguments[i]);
            Files.writeString(
                    directory.resolve(version + ".schema.json"),
                    JsonCodec.encodePretty(
                                    AzurermSchemas.json(
                                            "registry.terraform.io/hashicorp/azurerm", version))
                            + "\n");
        }
    }
}
