package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// A value that becomes known only when the document is written. An expression answers with text,
/// with `${...}` around it unless [IResolveContext#getSuppressBraces].
public interface IResolvable {
    /// Null if the value is absent. May be called more than once.
    @Nullable Object resolve(IResolveContext context);
}
