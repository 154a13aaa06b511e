package dev.simplon.provider.install;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Under which address a provider is installed: `[HOST/]NAMESPACE/TYPE`.
///
/// @param hosts one, or where none is named the registries that Terraform and OpenTofu mean when a
///   configuration names none
/// @param type also the prefix of the names of its resource types
///
///   Source: Terraform, "Provider Requirements", "Source Addresses".
public record Address(List<String> hosts, String namespace, String type) {
    private static final Pattern PART = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?");
    private static final List<String> DEFAULT_HOSTS =
            List.of("registry.terraform.io", "registry.opentofu.org");

    /// Our own.
    public static final Address SIMPLON = new Address(DEFAULT_HOSTS, "simplon", "azurerm");

    public Address {
        hosts = List.copyOf(hosts);
    }

    /// Empty if the text is no address.
    public static Optional<Address> parse(String text) {
        var parts = List.of(text.split("/", -1));
        var named = parts.subList(Math.max(0, parts.size() - 2), parts.size());
        if (parts.size() < 2
                || parts.size() > 3
                || !named.stream().allMatch(part -> PART.matcher(part).matches())
                || (parts.size() == 3 && !HOST.matcher(parts.getFirst()).matches())) {
            return Optional.empty();
        }
        return Optional.of(
                new Address(
                        parts.size() == 3 ? List.of(parts.getFirst()) : DEFAULT_HOSTS,
                        named.getFirst(),
                        named.getLast()));
    }

    /// As a configuration's `required_providers` names it.
    public String source() {
        return (hosts.size() == 1 ? hosts.getFirst() + "/" : "") + namespace + "/" + type;
    }

    /// With the host, for each host.
    public List<String> full() {
        return hosts.stream().map(host -> host + "/" + namespace + "/" + type).toList();
    }
}
