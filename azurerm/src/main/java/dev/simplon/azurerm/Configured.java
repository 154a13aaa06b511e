package dev.simplon.azurerm;

import dev.simplon.arm.ArmSettings;
import dev.simplon.azure.ResourceId;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Secret;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The provider's block, read: which subscription, which features, and the way to Azure.
///
/// An argument of the block wins over its environment variable.
record Configured(Value subscription, Map<String, Value> features, ConnectingTransport transport) {
    private static final String NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

    Configured {
        features = Map.copyOf(features);
    }

    /// Before the provider is configured nothing is known.
    static Configured notYet() {
        return new Configured(
                Value.unknown(Type.STRING),
                Map.of(),
                ConnectingTransport.refusing(
                        "the provider was not configured before it was asked to do something"));
    }

    static Checked<Configured> from(Value config, Settings settings) {
        var problems = new ArrayList<Diagnostic>();
        var block =
                config.unmarked() instanceof ObjectValue object
                        ? object
                        : Value.object(new LinkedHashMap<>());
        var reader = new Reader(block, settings.environment(), problems);
        var subscription = reader.subscription(settings.offline());
        var features = features(block);
        if (settings.offline()) {
            return Checked.of(
                    new Configured(
                            subscription,
                            features,
                            ConnectingTransport.refusing(
                                    "nothing may be asked of Azure while only checking")),
                    problems);
        }
        var arm =
                new ArmSettings(
                        reader.text("metadata_host", "ARM_METADATA_HOSTNAME"),
                        reader.needed("tenant_id", "ARM_TENANT_ID"),
                        reader.needed("client_id", "ARM_CLIENT_ID"),
                        new Secret(reader.needed("client_secret", "ARM_CLIENT_SECRET")),
                        Optional.ofNullable(settings.environment().get("SSL_CERT_FILE"))
                                .filter(file -> !file.isEmpty())
                                .map(java.nio.file.Path::of),
                        settings.recovery());
        return Checked.of(
                new Configured(
                        subscription,
                        features,
                        ConnectingTransport.to(() -> settings.client().connect(arm))),
                problems);
    }

    /// What ids are made of beside attributes. A data source's argument `subscription_id` goes
    /// before the provider's own.
    Map<String, Value> variables() {
        return Map.of("subscription", subscription, "subscription_id", subscription);
    }

    /// The document of this id as it was seen last in this process.
    Optional<ObjectValue> lastSeen(Value id) {
        return id.asText()
                .flatMap(ResourceId::parse)
                .flatMap(parsed -> Optional.ofNullable(transport.seen().get(parsed)));
    }

    private static Map<String, Value> features(ObjectValue block) {
        var features = new LinkedHashMap<String, Value>();
        var prevents =
                block.member("features").map(Value::asList).orElse(List.of()).stream()
                        .flatMap(f -> f.member("resource_group").map(Value::asList).stream())
                        .flatMap(List::stream)
                        .flatMap(group ->
                                group
                                        .member(ResourceGroup.PREVENT_DELETION)
                                        .filter(v -> v.asBool().isPresent())
                                        .stream())
                        .findFirst()
                        .orElse(Value.of(true));
        features.put(ResourceGroup.PREVENT_DELETION, prevents);
        return features;
    }

    private record Reader(
            ObjectValue block, Map<String, String> environment, List<Diagnostic> problems) {
        Optional<String> text(String argument, String variable) {
            return block.member(argument)
                    .flatMap(Value::asText)
                    .filter(text -> !text.isEmpty())
                    .or(() -> Optional.ofNullable(environment.get(variable)))
                    .filter(text -> !text.isEmpty());
        }

        String needed(String argument, String variable) {
            var unknown = block.member(argument).map(v -> !v.isKnown()).orElse(false);
            var text = text(argument, variable);
            if (text.isEmpty()) {
                problems.add(
                        Diagnostic.error(
                                Path.of(argument),
                                unknown
                                        ? "`" + argument + "` is not known yet"
                                        : "`" + argument + "` is missing",
                                "Simplon signs in to Azure as a client with a secret, and needs `"
                                        + argument
                                        + "` for it. Set it in the provider block, or set the"
                                        + " environment variable "
                                        + variable
                                        + "."));
            }
            return text.orElse("");
        }

        Value subscription(boolean offline) {
            var given = block.member("subscription_id");
            if (given.map(v -> !v.isKnown()).orElse(false)) {
                return Value.unknown(Type.STRING);
            }
            var text = text("subscription_id", "ARM_SUBSCRIPTION_ID");
            if (text.isEmpty() && !offline) {
                return Value.of(needed("subscription_id", "ARM_SUBSCRIPTION_ID"));
            }
            return Value.of(text.orElse(NO_SUBSCRIPTION));
        }
    }
}
