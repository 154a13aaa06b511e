package dev.simplon.constructs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a list when the document is written.
@FunctionalInterface
public interface IListProducer {
    @Nullable List<String> produce(IResolveContext context);
}
