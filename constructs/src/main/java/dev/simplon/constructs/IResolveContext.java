package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// What a token may ask while it is turned into its value.
public interface IResolveContext {
    /// The construct whose block is being written.
    IConstruct getScope();

    /// Whether this is the first pass, which only looks for references between stacks.
    Boolean getPreparing();

    /// Whether the value stands inside `${...}` already, so that a reference must not bring its
    /// own.
    Boolean getSuppressBraces();

    /// The value with every token in it replaced; null if it is absent.
    @Nullable Object resolve(@Nullable Object value);
}
