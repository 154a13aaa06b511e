package dev.simplon.resource.declaration;

/// A row of a declaration.
public sealed interface Member permits Argument, Nested {
    String name();

    Presence presence();

    Period period();

    /// Whether a change of it replaces the resource.
    boolean replaces();

    /// Names of the arguments beside it whose change makes this, where the service computes it,
    /// unknown again.
    java.util.List<String> followsOn();

    /// The sentence that docs show.
    String says();

    /// Something that ends in a row: the row's builder.
    interface Row {
        Member row();
    }
}
