package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// Gives a number when the document is written.
@FunctionalInterface
public interface INumberProducer {
    @Nullable Number produce(IResolveContext context);
}
