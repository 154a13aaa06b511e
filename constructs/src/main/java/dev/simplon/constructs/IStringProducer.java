package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// Gives a string when the document is written.
@FunctionalInterface
public interface IStringProducer {
    @Nullable String produce(IResolveContext context);
}
