package dev.simplon.plugin;

import dev.simplon.plugin.rpc.SchemaMessages;
import dev.simplon.resource.Provider;

/// The schemas of a provider in the form of the protocol.
public final class ProviderSchema {
    private ProviderSchema() {}

    /// The whole answer to GetProviderSchema. It depends on nothing but the provider's schemas, so
    /// that it can be made at build time and served without the provider.
    ///
    /// @param protocol 5 or 6
    public static byte[] answer(Provider provider, int protocol) {
        return SchemaMessages.answer(provider, protocol);
    }
}
