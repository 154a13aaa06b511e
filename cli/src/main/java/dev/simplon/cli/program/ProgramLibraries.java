package dev.simplon.cli.program;

import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.constructs.App;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// What a program is compiled and run against: constructs and bindings, as jars or folders of
/// classes.
public record ProgramLibraries(List<Path> entries) {
    public ProgramLibraries {
        entries = List.copyOf(entries);
    }

    /// Those that this process itself runs with.
    public static ProgramLibraries ofThisProcess() {
        return new ProgramLibraries(
                Stream.of(App.class, AzurermProvider.class, NullMarked.class)
                        .map(ProgramLibraries::home)
                        .toList());
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the home of " + type + " is no path", e);
        }
    }

    String classPath() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
