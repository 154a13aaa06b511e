package dev.simplon.plugin.rpc;

import dev.simplon.plugin.wire.MessageWriter;
import java.util.List;

/// The calls about the provider as a whole.
final class ProviderRpcs {
    static final List<Rpc> ALL =
            List.of(
                    new Rpc("GetMetadata", "listing its types", false, 2, ProviderRpcs::metadata),
                    new Rpc(
                            "PrepareProviderConfig",
                            "ValidateProviderConfig",
                            "checking its configuration",
                            false,
                            2,
                            ProviderRpcs::validate),
                    new Rpc(
                            "Configure",
                            "ConfigureProvider",
                            "being configured",
                            false,
                            1,
                            ProviderRpcs::configure),
                    new Rpc("Stop", "StopProvider", "stopping", false, 15, ProviderRpcs::stop));

    private ProviderRpcs() {}

    private static void metadata(Request request, Answer answer) {
        var provider = request.provider();
        answer.fields()
                .message(1, SchemaMessages.capabilities())
                .messages(3, provider.dataSources().keySet(), ProviderRpcs::named)
                .messages(4, provider.resourceTypes().keySet(), ProviderRpcs::named);
    }

    private static MessageWriter named(String type) {
        return new MessageWriter().text(1, type);
    }

    private static void validate(Request request, Answer answer) throws Refused {
        var schema = request.connection().providerSchema();
        var config = request.value(1, schema);
        answer.add(request.provider().validateProvider(config), schema);
        // Protocol 5 alone has a configuration in the answer; 6 knows no field of that number.
        answer.fields().bytes(1, request.bytes(1));
    }

    private static void configure(Request request, Answer answer) throws Refused {
        var schema = request.connection().providerSchema();
        var config = request.value(2, schema);
        answer.add(request.provider().configure(config), schema);
    }

    /// The answer has no diagnostics: nothing in here can fail.
    private static void stop(Request request, Answer answer) {
        request.connection().stop();
    }
}
