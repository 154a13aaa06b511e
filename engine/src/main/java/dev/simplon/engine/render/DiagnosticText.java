package dev.simplon.engine.render;

import dev.simplon.values.Diagnostic;
import dev.simplon.values.Diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;

/// A diagnostic in Terraform's box:
///
/// ```
/// ╷
/// │ Error: Invalid size
/// │
/// │   with test_box.a, at size,
/// │   on main.tf.json line 3:
/// │
/// │ A box cannot be smaller than nothing. Give 0 or more.
/// ╵
/// ```
public final class DiagnosticText {
    private static final int WIDTH = 78;

    private DiagnosticText() {}

    /// All of them, one box each, with a newline at the end.
    public static String of(List<Diagnostic> diagnostics) {
        var out = new StringBuilder();
        diagnostics.forEach(diagnostic -> out.append(of(diagnostic)));
        return out.toString();
    }

    public static String of(Diagnostic diagnostic) {
        var lines = new ArrayList<String>();
        lines.addAll(
                wrapped((diagnostic.isError() ? "Error: " : "Warning: ") + diagnostic.summary()));
        var place = place(diagnostic);
        if (!place.isEmpty()) {
            lines.add("");
            lines.addAll(place);
        }
        if (!diagnostic.detail().isEmpty()) {
            lines.add("");
            diagnostic.detail().lines().forEach(line -> lines.addAll(wrapped(line)));
        }
        var out = new StringBuilder("╷\n");
        for (var line : lines) {
            out.append(line.isEmpty() ? "│" : "│ " + line).append('\n');
        }
        return out.append("╵\n").toString();
    }

    private static List<String> place(Diagnostic diagnostic) {
        var lines = new ArrayList<String>();
        var origin = diagnostic.origin();
        var address = origin.flatMap(Origin::address);
        address.ifPresent(block ->
                lines.add(
                        "  with "
                                + block
                                + (diagnostic.at().steps().isEmpty()
                                        ? ","
                                        : ", at " + diagnostic.at() + ",")));
        origin.flatMap(Origin::file)
                .ifPresent(file ->
                        lines.add(
                                "  on "
                                        + file
                                        + (origin.get().line() > 0
                                                ? " line " + origin.get().line()
                                                : "")
                                        + ":"));
        if (lines.size() == 1) {
            var only = lines.removeFirst();
            lines.add(only.substring(0, only.length() - 1) + ":");
        }
        return lines;
    }

    /// Broken between words; a line that is indented is code and stays whole.
    private static List<String> wrapped(String line) {
        if (line.length() <= WIDTH || line.startsWith(" ")) {
            return List.of(line);
        }
        var lines = new ArrayList<String>();
        var current = new StringBuilder();
        for (var word : line.split(" ")) {
            if (!current.isEmpty() && current.length() + 1 + word.length() > WIDTH) {
                lines.add(current.toString());
                current.setLength(0);
            }
            if (!current.isEmpty()) {
                current.append(' ');
            }
            current.append(word);
        }
        lines.add(current.toString());
        return lines;
    }
}
