package dev.simplon.configuration.syntax;

import dev.simplon.configuration.Location;
import dev.simplon.values.Diagnostic;
import java.nio.file.Path;
import java.util.Arrays;

/// A file of configuration, and what relative file names in it are relative to.
final class SourceFile {
    private final String name;
    private final String text;
    private final Path directory;
    private final int[] lineStarts;

    SourceFile(String name, String text, Path directory) {
        this.name = name;
        this.text = text;
        this.directory = directory;
        var starts = new int[16];
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, 2 * lines);
            }
            starts[lines++] = i + 1;
        }
        lineStarts = Arrays.copyOf(starts, lines);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Path directory() {
        return directory;
    }

    Location at(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Location(name, line + 1, offset - lineStarts[line] + 1);
    }

    /// Where the character at `index` of the string that begins at `start` stands, escapes counted
    /// as they are written.
    Location inString(int start, int index) {
        int here = start + 1;
        for (int i = 0; i < index && here < text.length(); i++) {
            if (text.charAt(here) == '\\' && here + 1 < text.length()) {
                here += text.charAt(here + 1) == 'u' ? 6 : 2;
            } else {
                here++;
            }
        }
        return at(Math.min(here, text.length()));
    }

    Diagnostic error(int offset, String summary, String detail) {
        return at(offset).error(summary, detail);
    }
}
