package dev.simplon.constructs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The root of a program's tree. [#synth] writes each stack below it.
///
/// ```java
/// var app = new App();
/// new MyStack(app, "site-to-site");
/// app.synth();
/// ```
///
/// Written are `stacks/<stack id>/cdk.tf.json` and `simplon-positions.json` beside it, and
/// `manifest.json`, all in [#getOutdir].
public class App extends Construct {
    /// The CDKTF whose documents ours equal.
    static final String CDKTF_VERSION = "0.21.0";

    private final Path outdir;
    private final boolean skipValidation;

    public App() {
        this(AppConfig.builder().build());
    }

    /// Makes the output folder at once.
    @SuppressWarnings("this-escape")
    public App(AppConfig config) {
        outdir = Path.of(outdir(config.getOutdir()));
        skipValidation = config.getSkipValidation();
        getNode().putContext(config.getContext());
        getNode().setContext("cdktfVersion", CDKTF_VERSION);
        try {
            Files.createDirectories(outdir.resolve("stacks"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the output folder " + outdir.toAbsolutePath(), e);
        }
    }

    private static String outdir(@Nullable String configured) {
        if (configured != null) {
            return configured;
        }
        var environment = System.getenv("CDKTF_OUTDIR");
        return environment == null || environment.isEmpty() ? "cdktf.out" : environment;
    }

    public static Boolean isApp(@Nullable Object x) {
        return x instanceof App;
    }

    /// The app that a construct hangs under.
    ///
    /// @throws ConstructException if its root is no app
    public static App of(IConstruct construct) {
        if (construct.getNode().getRoot() instanceof App app) {
            return app;
        }
        throw new ConstructException(
                "%s hangs under no App. Make the tree from new App() down.".formatted(construct));
    }

    public String getOutdir() {
        return outdir.toString();
    }

    public Boolean getSkipValidation() {
        return skipValidation;
    }

    /// Writes everything.
    ///
    /// @throws ConstructException with every complaint, if something is wrong; nothing is written
    ///   then
    public void synth() {
        var stacks =
                getNode().findAll().stream()
                        .filter(TerraformStack.class::isInstance)
                        .map(TerraformStack.class::cast)
                        .toList();
        stacks.forEach(TerraformStack::prepareStack);
        if (!skipValidation) {
            validate(stacks);
        }
        var documents = new LinkedHashMap<TerraformStack, String>();
        for (var stack : stacks) {
            documents.put(stack, StableJson.print(stack.toTerraform()));
        }
        var manifest = StableJson.print(manifest(stacks));
        documents.forEach((stack, text) -> {
            var folder = outdir.resolve("stacks").resolve(stack.getNode().getId());
            write(folder.resolve("cdk.tf.json"), text);
            write(
                    folder.resolve("simplon-positions.json"),
                    StableJson.print(PositionsFile.of(stack)));
        });
        write(outdir.resolve("manifest.json"), manifest);
    }

    private void validate(List<TerraformStack> stacks) {
        var complaints = new ArrayList<String>(getNode().validate());
        var ids = new LinkedHashMap<String, TerraformStack>();
        for (var stack : stacks) {
            var other = ids.putIfAbsent(stack.getNode().getId(), stack);
            if (other != null) {
                complaints.add(
                        "[%s] Its id is also that of %s, and both would be written to one folder. Give one another id."
                                .formatted(stack, other));
            }
            complaints.addAll(stack.complaints());
        }
        if (!complaints.isEmpty()) {
            throw new ConstructException(
                    "Nothing was written, because of %d problem%s:%n  %s"
                            .formatted(
                                    complaints.size(),
                                    complaints.size() == 1 ? "" : "s",
                                    String.join(System.lineSeparator() + "  ", complaints)));
        }
    }

    private static Map<String, Object> manifest(List<TerraformStack> stacks) {
        var entries = new LinkedHashMap<String, Object>();
        for (var stack : stacks) {
            var id = stack.getNode().getId();
            var folder = "stacks/" + id;
            entries.put(
                    id,
                    Map.of(
                            "annotations",
                            List.of(),
                            "constructPath",
                            stack.getNode().getPath(),
                            "dependencies",
                            stack.getDependencies().stream()
                                    .map(d -> d.getNode().getPath())
                                    .toList(),
                            "name",
                            id,
                            "stackMetadataPath",
                            folder + "/metadata.json",
                            "synthesizedStackPath",
                            folder + "/cdk.tf.json",
                            "workingDirectory",
                            folder));
        }
        return Map.of("stacks", entries, "version", CDKTF_VERSION);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // A document holds whatever keys the program put into it: it is for its owner alone.
            if (Files.getFileStore(file.toAbsolutePath().getParent())
                    .supportsFileAttributeView(PosixFileAttributeView.class)) {
                if (!Files.exists(file)) {
                    Files.createFile(file);
                }
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.toAbsolutePath(), e);
        }
    }

    public static final class Builder {
        private final AppConfig.Builder config = AppConfig.builder();

        private Builder() {}

        public static Builder create() {
            return new Builder();
        }

        public Builder outdir(@Nullable String outdir) {
            config.outdir(outdir);
            return this;
        }

        public Builder context(Map<String, ?> context) {
            config.context(context);
            return this;
        }

        public Builder skipValidation(Boolean skipValidation) {
            config.skipValidation(skipValidation);
            return this;
        }

        public App build() {
            return new App(config.build());
        }
    }
}
