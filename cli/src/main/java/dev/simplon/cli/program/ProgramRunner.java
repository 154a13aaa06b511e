package dev.simplon.cli.program;

import dev.simplon.cli.program.ProgramOutcome.NothingSynthesized;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs what the user names.
///
/// @param libraries what programs are compiled and run against
/// @param cache where compiled programs are kept; may be deleted at any time
/// @param javaHome the JDK to run them with
/// @param err where what they print goes
public record ProgramRunner(
        ProgramLibraries libraries, Path cache, Path javaHome, PrintStream err) {

    /// With the libraries and the JDK of this process.
    public static ProgramRunner ofThisProcess(Path cache, PrintStream err) {
        return new ProgramRunner(
                ProgramLibraries.ofThisProcess(),
                cache,
                Path.of(System.getProperty("java.home")),
                err);
    }

    /// @param workingDirectory in which the program runs, and which its default backend names
    /// @param outdir where it is to write; made if it is not there, and left as it is otherwise
    /// @throws IOException if a file cannot be read or written, or Java cannot be started
    public ProgramOutcome run(Program program, Path workingDirectory, Path outdir)
            throws IOException, InterruptedException {
        return switch (program) {
            case Program.SourceFile(Path file) -> source(file, workingDirectory, outdir);
            case Program.MainClass(String classPath, String className) ->
                    launch(
                            classPath + File.pathSeparator + libraries.classPath(),
                            className,
                            SourceRoots.ofClassPath(classPath, workingDirectory),
                            workingDirectory,
                            outdir);
            case Program.Folder(Path folder) -> folder(folder, workingDirectory);
        };
    }

    private ProgramOutcome source(Path file, Path workingDirectory, Path outdir)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            return new NothingSynthesized(
                    "There is no program " + file,
                    "Name a Java source file that calls app.synth(), a folder with *.tf.json, or a class with --class-path.");
        }
        var text = SourceText.read(file);
        var store = new ProgramCache(cache.toAbsolutePath());
        var compiled = store.find(text, libraries);
        if (compiled.isEmpty()) {
            var begun = store.begin();
            switch (Compilation.of(text, libraries.classPath(), begun.resolve("classes"))) {
                case Compilation.Refused(var problems) -> {
                    ProgramCache.delete(begun);
                    return new ProgramOutcome.NotCompiled(problems);
                }
                case Compilation.Done(var mainClass, var sources) ->
                        compiled =
                                Optional.of(
                                        store.finish(begun, text, libraries, mainClass, sources));
            }
        }
        var ready = compiled.orElseThrow();
        return launch(
                libraries.classPath() + File.pathSeparator + ready.classes(),
                ready.mainClass(),
                new SourceRoots(List.of(ready.sourceRoot())),
                workingDirectory,
                outdir);
    }

    private ProgramOutcome launch(
            String classPath,
            String mainClass,
            SourceRoots roots,
            Path workingDirectory,
            Path outdir)
            throws IOException, InterruptedException {
        var out = new Outdir(outdir.toAbsolutePath());
        out.prepare();
        var ended =
                ProgramProcess.run(
                        javaHome, classPath, mainClass, workingDirectory, out.folder(), err);
        if (!ended.trace().isEmpty()) {
            return Trace.read(ended.trace(), roots);
        }
        if (ended.code() != 0) {
            return new ProgramOutcome.ExitedWith(ended.code());
        }
        return out.isWritten()
                ? out.read(roots)
                : new NothingSynthesized(
                        "The program ended without writing anything",
                        "Either it never called app.synth(), or its App has an outdir of its own. Call app.synth() at the end of main, and make the App with new App().");
    }

    private static ProgramOutcome folder(Path folder, Path workingDirectory) throws IOException {
        var out = new Outdir(folder);
        if (out.isWritten()) {
            return out.read(
                    new SourceRoots(
                            List.of(workingDirectory.resolve("src/main/java"), workingDirectory)));
        }
        try (var files = Files.newDirectoryStream(folder, "*.tf.json")) {
            if (files.iterator().hasNext()) {
                return new ProgramOutcome.Synthesized(
                        folder,
                        List.of(
                                new SynthesizedStack(
                                        String.valueOf(
                                                folder.toAbsolutePath().normalize().getFileName()),
                                        folder,
                                        Positions.read(
                                                folder.resolve("simplon-positions.json"),
                                                new SourceRoots(List.of(workingDirectory))))));
            }
        }
        return new NothingSynthesized(
                "There is no document in " + folder,
                "It holds neither *.tf.json nor the manifest.json of an output folder. Name a folder that does, or a Java source file.");
    }
}
