package dev.simplon.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The id of an ARM resource or resource group. Segments keep the spelling they were given;
/// equality ignores case, as Azure does.
///
/// Source: Azure Resource Manager, "Resource ID format":
/// `/subscriptions/{s}/resourceGroups/{g}/providers/{namespace}/{type}/{name}[/{type}/{name}...]`.
///
/// @param provider the namespace, such as `Microsoft.Network`; empty for a resource group
/// @param types the type segments from the outside in; empty for a resource group
/// @param names as many names
public record ResourceId(
        String subscription,
        String resourceGroup,
        String provider,
        List<String> types,
        List<String> names) {
    public ResourceId {
        types = List.copyOf(types);
        names = List.copyOf(names);
        if (types.size() != names.size()) {
            throw new IllegalArgumentException(
                    "as many types as names are needed: " + types + names);
        }
    }

    public static ResourceId group(String subscription, String name) {
        return new ResourceId(subscription, name, "", List.of(), List.of());
    }

    /// `Microsoft.Network/{type}` in a group.
    public static ResourceId network(String subscription, String group, String type, String name) {
        return new ResourceId(
                subscription, group, "Microsoft.Network", List.of(type), List.of(name));
    }

    /// Empty if the text is not such an id. Fixed segments are matched without regard to case.
    public static Optional<ResourceId> parse(String text) {
        var segments = text.split("/", -1);
        if (segments.length < 5
                || !segments[0].isEmpty()
                || !segments[1].equalsIgnoreCase("subscriptions")
                || !segments[3].equalsIgnoreCase("resourceGroups")
                || segments[2].isEmpty()
                || segments[4].isEmpty()) {
            return Optional.empty();
        }
        if (segments.length == 5) {
            return Optional.of(group(segments[2], segments[4]));
        }
        if (segments.length < 9
                || segments.length % 2 != 1
                || !segments[5].equalsIgnoreCase("providers")) {
            return Optional.empty();
        }
        var types = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 7; i < segments.length; i += 2) {
            if (segments[i].isEmpty() || segments[i + 1].isEmpty()) {
                return Optional.empty();
            }
            types.add(segments[i]);
            names.add(segments[i + 1]);
        }
        return Optional.of(new ResourceId(segments[2], segments[4], segments[6], types, names));
    }

    public ResourceId child(String type, String name) {
        var longerTypes = new ArrayList<>(types);
        var longerNames = new ArrayList<>(names);
        longerTypes.add(type);
        longerNames.add(name);
        return new ResourceId(subscription, resourceGroup, provider, longerTypes, longerNames);
    }

    /// The resource this is a child of; empty for a top-level resource and for a group.
    public Optional<ResourceId> parent() {
        return types.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new ResourceId(
                                subscription,
                                resourceGroup,
                                provider,
                                types.subList(0, types.size() - 1),
                                names.subList(0, names.size() - 1)));
    }

    /// The last name: of the resource itself, or of the group.
    public String name() {
        return names.isEmpty() ? resourceGroup : names.getLast();
    }

    /// `Microsoft.Network/virtualNetworks/subnets`; `Microsoft.Resources/resourceGroups` for a
    /// group.
    public String type() {
        return types.isEmpty()
                ? "Microsoft.Resources/resourceGroups"
                : provider + "/" + String.join("/", types);
    }

    /// The same resource in every spelling: lower case throughout.
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /// The id as Azure writes it.
    @Override
    public String toString() {
        var text =
                new StringBuilder("/subscriptions/")
                        .append(subscription)
                        .append("/resourceGroups/")
                        .append(resourceGroup);
        if (!types.isEmpty()) {
            text.append("/providers/").append(provider);
        }
        for (int i = 0; i < types.size(); i++) {
            text.append('/').append(types.get(i)).append('/').append(names.get(i));
        }
        return text.toString();
    }
}
