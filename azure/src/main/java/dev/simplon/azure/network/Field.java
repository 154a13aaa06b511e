package dev.simplon.azure.network;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Single fields of an ARM document's `properties`; what is missing or of another shape is empty.
final class Field {
    private Field() {}

    /// The IPv4 prefixes there; what is none is left out.
    static List<IpPrefix> prefixes(Value document, Path at) {
        var distinct = new HashSet<IpPrefix>();
        return at.in(document).map(Value::asList).orElse(List.of()).stream()
                .flatMap(each -> each.asText().stream())
                .flatMap(text -> IpPrefix.parse(text).stream())
                .filter(prefix -> prefix.block().isIPv4())
                .filter(distinct::add)
                .toList();
    }

    static String text(ObjectValue document, String property) {
        return Path.of("properties", property).in(document).flatMap(Value::asText).orElse("");
    }

    static boolean flag(ObjectValue document, String property) {
        return Path.of("properties", property).in(document).flatMap(Value::asBool).orElse(false);
    }

    static Optional<Long> number(ObjectValue document, String property) {
        return Path.of("properties", property)
                .in(document)
                .flatMap(Value::asNumber)
                .map(BigDecimal::longValue);
    }

    static Optional<ResourceId> id(Value document, String property) {
        return Path.of("properties", property, "id")
                .in(document)
                .flatMap(Value::asText)
                .flatMap(ResourceId::parse);
    }
}
