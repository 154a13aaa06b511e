package dev.simplon.cli;

import dev.simplon.cli.program.SourcePosition;
import dev.simplon.resource.Provider.Finding;
import dev.simplon.values.Diagnostic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a person is spoken to: Terraform's boxes, with the place in the user's own program.
final class Rendering {
    private Rendering() {}

    static void diagnostics(PrintStream err, List<Diagnostic> diagnostics) {
        for (var diagnostic : diagnostics) {
            box(err, heading(diagnostic), place(diagnostic), diagnostic.detail());
        }
    }

    /// Of one stack: said at the line of the program that declares it, where that is known.
    static void diagnostics(Session session, Stack stack, List<Diagnostic> diagnostics) {
        for (var diagnostic : diagnostics) {
            var address = diagnostic.origin().flatMap(Diagnostic.Origin::address);
            var position = address.flatMap(a -> position(session, stack, a, diagnostic.at()));
            box(
                    session.err(),
                    heading(diagnostic),
                    position.orElseGet(() -> place(diagnostic)),
                    diagnostic.detail());
        }
    }

    static void finding(Session session, Stack stack, Finding finding) {
        var diagnostic = finding.diagnostic();
        var position = position(session, stack, finding.address(), diagnostic.at());
        var what =
                (diagnostic.isError() ? "Error: Azure would refuse this: " : "Warning: ")
                        + diagnostic.summary();
        box(
                session.err(),
                what,
                position.orElseGet(() ->
                        List.of(
                                "  in %s%s"
                                        .formatted(
                                                finding.address(),
                                                suffix(diagnostic.at().toString())))),
                diagnostic.detail() + "\nRule: " + finding.rule());
    }

    private static String heading(Diagnostic diagnostic) {
        return (diagnostic.isError() ? "Error: " : "Warning: ") + diagnostic.summary();
    }

    private static List<String> place(Diagnostic diagnostic) {
        var at = diagnostic.at().toString();
        var address = diagnostic.origin().flatMap(Diagnostic.Origin::address).orElse("");
        var where = address.isEmpty() ? at : address + suffix(at);
        var file =
                diagnostic
                        .origin()
                        .flatMap(origin ->
                                origin.file()
                                        .map(name ->
                                                origin.line() == 0
                                                        ? name
                                                        : name + " line " + origin.line()));
        if (file.isPresent()) {
            return List.of("  on " + file.get() + (where.isEmpty() ? "" : ", in " + where));
        }
        return where.isEmpty() ? List.of() : List.of("  in " + where);
    }

    /// The line of the program, and what stands there; but not what may be a secret.
    private static Optional<List<String>> position(
            Session session, Stack stack, String address, dev.simplon.values.Path at) {
        return stack.position(address, at)
                .map(position -> place(session, position, address, !stack.isSecret(address, at)));
    }

    private static List<String> place(
            Session session, SourcePosition position, String address, boolean shown) {
        var file = position.file();
        var name =
                file.startsWith(session.directory())
                        ? session.directory().relativize(file).toString()
                        : file.toString();
        var head = "  at %s:%d, in %s".formatted(name, position.line(), address);
        var line = shown ? line(file, position.line()) : Optional.<String>empty();
        return line.map(text -> List.of(head, "  %4d: %s".formatted(position.line(), text)))
                .orElse(List.of(head));
    }

    private static Optional<String> line(Path file, int number) {
        try (var lines = Files.lines(file)) {
            return lines.skip(number - 1L).findFirst();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String suffix(String path) {
        return path.isEmpty() ? "" : ", " + path;
    }

    private static void box(PrintStream err, String heading, List<String> place, String detail) {
        err.println("╷");
        err.println("│ " + heading);
        if (!place.isEmpty()) {
            err.println("│");
            place.forEach(line -> err.println("│ " + line));
        }
        if (!detail.isBlank()) {
            err.println("│");
            detail.lines().forEach(line -> err.println(line.isEmpty() ? "│" : "│ " + line));
        }
        err.println("╵");
    }

    /// `0.4 s`, `12.3 s`; below a tenth of a second in milliseconds.
    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis < 100 ? millis + " ms" : "%.1f s".formatted(millis / 1000.0);
    }

    /// One line of progress: what was done, and how long it took.
    static void step(PrintStream err, String what, Duration took) {
        err.printf("  %-76s %8s%n", what, seconds(took));
    }
}
