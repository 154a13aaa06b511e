package dev.simplon.plugin;

import dev.simplon.resource.Provider;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// What is served.
///
/// @param provider makes the provider of one connection, when the first call asks for it: a
///   connection is one walk of Terraform (validate, plan, apply), whose provider is configured once
///   and may remember what it has seen. What every connection may share, the supplier shares.
/// @param schema the answer to GetProviderSchema by protocol version (5 or 6), as
///   [ProviderSchema#answer] makes it; asked at most once a call, so that it may be read from a
///   file without making a provider
public record Plugin(Supplier<Provider> provider, IntFunction<byte[]> schema) {
    /// The schema is made of a provider at each call for it.
    public static Plugin of(Supplier<Provider> provider) {
        return new Plugin(provider, protocol -> ProviderSchema.answer(provider.get(), protocol));
    }
}
