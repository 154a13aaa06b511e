package dev.simplon.cli.program;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an exception as Java prints it.
final class Trace {
    private static final Pattern FRAME =
            Pattern.compile(
                    "\\tat (?:[\\w.@-]*/)*([\\w.$]+)\\.([\\w$<>]+)\\(([^:()]+)(?::(\\d+))?\\)");

    private Trace() {}

    static ProgramOutcome.Threw read(String trace, SourceRoots roots) {
        var frames = new ArrayList<ProgramOutcome.Frame>();
        var head = new StringBuilder();
        boolean inHead = true;
        for (var line : trace.split("\n")) {
            var matcher = FRAME.matcher(line);
            if (matcher.matches()) {
                inHead = false;
                if (isUsers(matcher.group(1))) {
                    frames.add(
                            new ProgramOutcome.Frame(
                                    matcher.group(1) + "." + matcher.group(2),
                                    position(
                                            matcher.group(1),
                                            matcher.group(3),
                                            matcher.group(4),
                                            roots)));
                }
            } else if (line.startsWith("Caused by: ") || line.startsWith("\t")) {
                inHead = false;
            } else if (inHead) {
                head.append(head.isEmpty() ? "" : "\n").append(line);
            }
        }
        int colon = head.indexOf(": ");
        return new ProgramOutcome.Threw(
                colon < 0 ? head.toString() : head.substring(0, colon),
                colon < 0 ? "" : head.substring(colon + 2),
                frames,
                trace);
    }

    private static boolean isUsers(String className) {
        return !(className.startsWith("java.")
                || className.startsWith("jdk.")
                || className.startsWith("sun.")
                || className.startsWith("dev.simplon.constructs.")
                || className.startsWith("dev.simplon.bindings.")
                || className.startsWith("dev.simplon.patterns."));
    }

    private static Optional<SourcePosition> position(
            String className, String file, @Nullable String line, SourceRoots roots) {
        if (line == null) {
            return Optional.empty();
        }
        var folder = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        return Optional.of(
                new SourcePosition(roots.resolve(folder + file), Integer.parseInt(line)));
    }
}
