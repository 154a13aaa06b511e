package dev.simplon.engine;

import dev.simplon.engine.Node.ProviderNode;
import dev.simplon.resource.Provider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The provider instances of one engine: one for each `provider` block, configured at most once. An
/// instance whose settings were not wholly known in the plan is configured anew for the apply.
final class ProviderPool {
    private static final Pattern IN_STATE =
            Pattern.compile("(?:module\\..*\\.)?provider\\[\"([^\"]+)\"](?:\\.([\\w-]+))?");

    private final Map<String, ProviderSource> sources = new LinkedHashMap<>();
    private final Map<String, Provider> unconfigured = new ConcurrentHashMap<>();
    private final Map<ProviderNode, Ready> ready = new ConcurrentHashMap<>();

    record Ready(Provider provider, boolean wholly) {}

    ProviderPool(List<ProviderSource> sources) {
        sources.forEach(source -> this.sources.put(source.localName(), source));
    }

    boolean has(String localName) {
        return sources.containsKey(localName);
    }

    Collection<String> names() {
        return sources.keySet();
    }

    boolean configuredByCaller(String localName) {
        return source(localName).configured();
    }

    ProviderAddress address(String localName) {
        return source(localName).address();
    }

    /// For schemas only.
    Provider unconfigured(String localName) {
        return unconfigured.computeIfAbsent(localName, name -> source(name).instances().get());
    }

    /// A new instance to configure; the default configuration takes the one that gave the schemas.
    Provider take(ProviderNode node) {
        boolean first = node.alias().isEmpty() && !ready.containsKey(node);
        return first ? unconfigured(node.name()) : source(node.name()).instances().get();
    }

    void put(ProviderNode node, Provider provider, boolean wholly) {
        ready.put(node, new Ready(provider, wholly));
    }

    Optional<Ready> ready(ProviderNode node) {
        return Optional.ofNullable(ready.get(node));
    }

    Provider get(ProviderNode node) {
        var known = ready.get(node);
        if (known == null) {
            throw new IllegalStateException(node + " is used before it is configured");
        }
        return known.provider;
    }

    /// The provider that a state names: by host, namespace and type, or else by namespace and type
    /// alone (OpenTofu names another host).
    Optional<ProviderNode> inState(String written) {
        var matcher = IN_STATE.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var alias = Optional.ofNullable(matcher.group(2));
        var address = matcher.group(1);
        return sources.values().stream()
                .filter(source ->
                        source.address().toString().equals(address)
                                || address.endsWith(
                                        "/"
                                                + source.address().namespace()
                                                + "/"
                                                + source.address().type()))
                .findFirst()
                .map(source -> new ProviderNode(source.localName(), alias));
    }

    String inState(ProviderNode node) {
        return address(node.name()).inState(node.alias());
    }

    private ProviderSource source(String localName) {
        var source = sources.get(localName);
        if (source == null) {
            throw new IllegalStateException("no provider " + localName);
        }
        return source;
    }
}
