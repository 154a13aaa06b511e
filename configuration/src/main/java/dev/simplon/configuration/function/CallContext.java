package dev.simplon.configuration.function;

import dev.simplon.configuration.Scope;
import dev.simplon.values.Checked;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.util.Map;

/// What a function may ask of where it is called.
public interface CallContext {
    Scope scope();

    /// What relative file names are relative to.
    Path directory();

    /// Renders the text of a template file.
    Checked<Value> render(String fileName, String text, Map<String, Value> variables);
}
