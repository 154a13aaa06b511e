package dev.simplon.cli.program;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One run of javac, in this process: a source file, and those beside it that it uses.
sealed interface Compilation {
    /// @param sources every file that was compiled
    record Done(String mainClass, Set<Path> sources) implements Compilation {}

    record Refused(List<ProgramOutcome.Problem> problems) implements Compilation {}

    /// @param classes where the classes go
    static Compilation of(SourceText source, String classPath, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException(
                    "this Java (%s) has no compiler; run simplon with a JDK, not a runtime only"
                            .formatted(System.getProperty("java.home")));
        }
        var complaints = new DiagnosticCollector<JavaFileObject>();
        try (var files =
                compiler.getStandardFileManager(
                        complaints, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            var remembering = new Remembering(files);
            var options =
                    List.of(
                            "-d",
                            classes.toString(),
                            "--class-path",
                            classPath,
                            "--source-path",
                            source.root().toAbsolutePath().toString(),
                            "-implicit:class",
                            "-proc:none",
                            "-g",
                            "-nowarn");
            boolean done =
                    compiler.getTask(
                                    new StringWriter(),
                                    remembering,
                                    complaints,
                                    options,
                                    null,
                                    files.getJavaFileObjects(source.file()))
                            .call();
            return done
                    ? new Done(
                            source.mainClass(remembering.classesOf(source.file())),
                            Set.copyOf(remembering.sources))
                    : new Refused(
                            complaints.getDiagnostics().stream()
                                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                                    .map(d -> problem(d, source.file()))
                                    .toList());
        }
    }

    private static ProgramOutcome.Problem problem(
            Diagnostic<? extends JavaFileObject> complaint, Path named) {
        var place = complaint.getSource();
        var file = place == null ? named : Path.of(place.toUri());
        int line = (int) Math.max(0, complaint.getLineNumber());
        return new ProgramOutcome.Problem(
                isSame(file, named) ? named : file,
                line,
                (int) Math.max(0, complaint.getColumnNumber()),
                complaint.getMessage(Locale.ENGLISH),
                line(file, line));
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static String line(Path file, int line) {
        try (var lines = Files.lines(file)) {
            return line == 0 ? "" : lines.skip(line - 1L).findFirst().orElse("");
        } catch (IOException | UncheckedIOException _) {
            return "";
        }
    }

    /// Keeps in mind which source every class comes from.
    final class Remembering extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Set<Path> sources = new TreeSet<>();
        private final Map<String, Path> topLevel = new TreeMap<>();

        private Remembering(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location,
                String className,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling)
                throws IOException {
            if (sibling instanceof JavaFileObject source) {
                var file = Path.of(source.toUri());
                sources.add(file);
                if (className.indexOf('$') < 0) {
                    topLevel.put(className, file);
                }
            }
            return super.getJavaFileForOutput(location, className, kind, sibling);
        }

        private Set<String> classesOf(Path file) {
            var classes = new TreeSet<String>();
            topLevel.forEach((name, home) -> {
                if (isSame(file, home)) {
                    classes.add(name);
                }
            });
            return classes;
        }
    }
}
