package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// Gives a value when the document is written.
@FunctionalInterface
public interface IAnyProducer {
    @Nullable Object produce(IResolveContext context);
}
