package dev.simplon.configuration;

import dev.simplon.values.Checked;
import dev.simplon.values.Value;
import java.util.List;

/// An expression of Terraform's language.
public interface Expression {
    /// Unknown where what it needs is unknown; marked where what it needs is marked.
    Checked<Value> evaluate(Scope scope);

    /// What it refers to, each once, in the order of appearance.
    List<Reference> references();

    Location at();
}
