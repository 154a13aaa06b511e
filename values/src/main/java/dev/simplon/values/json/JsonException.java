package dev.simplon.values.json;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/// The text is not JSON: what, and where in it.
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    JsonException(String message, @Nullable JsonLocation location) {
        super(message);
        this.line = location == null ? 0 : location.getLineNr();
        this.column = location == null ? 0 : location.getColumnNr();
    }

    /// From 1; 0 if not known.
    public int line() {
        return line;
    }

    /// From 1; 0 if not known.
    public int column() {
        return column;
    }
}
