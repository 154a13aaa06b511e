package dev.simplon.configuration;

import dev.simplon.values.Checked;
import dev.simplon.values.Path;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/// The content of a block. In JSON only the schema tells an attribute from a block, so a body is
/// decoded with one.
public interface Body {
    /// The value of every attribute (null where unset) and every nested block (as
    /// [BlockSpec#impliedType] says), with everything wrong about it: unknown arguments (with the
    /// nearest known name), missing ones, wrong types.
    Checked<ObjectValue> decode(BlockSpec spec, Scope scope);

    /// What the expressions inside refer to, each once, in the order of appearance.
    List<Reference> references(BlockSpec spec);

    /// Where the attribute or block at `path` is written; the nearest enclosing place where it is
    /// not.
    Location locate(Path path);

    /// The names written at the top of this body, comments (`//`) left out.
    List<String> names();

    /// The expression of one attribute, without a schema.
    Optional<Expression> attribute(String name);
}
