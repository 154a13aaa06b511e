package dev.simplon.configuration.expression;

import dev.simplon.configuration.Location;
import java.nio.file.Path;

/// A file that is one template.
record TemplateFile(String name, String text, Path directory) implements Origin {
    @Override
    public Location at(int offset) {
        var before = text.substring(0, Math.min(offset, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Location(name, line, before.length() - before.lastIndexOf('\n'));
    }
}
