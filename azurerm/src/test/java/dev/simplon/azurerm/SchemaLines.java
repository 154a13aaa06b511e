package dev.simplon.azurerm;

import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The schemas of resource types as one line for each attribute and block:
/// `azurerm_subnet.delegation.name` → `string required`. Arguments that only we have are left out.
final class SchemaLines {
    private final SortedMap<String, String> lines = new TreeMap<>();

    private SchemaLines() {}

    /// @param schemas `resource_schemas` of `terraform providers schema -json`
    static SortedMap<String, String> of(Value schemas) {
        var lines = new SchemaLines();
        schemas.asMap()
                .forEach((type, schema) -> lines.block(type, schema.member("block").orElseThrow()));
        lines.lines.keySet().removeIf(line -> line.contains(".shared_key_wo"));
        return lines.lines;
    }

    private void block(String at, Value block) {
        members(block, "attributes")
                .forEach((name, attribute) -> {
                    var words = new ArrayList<String>();
                    words.add(type(at + "." + name, attribute.member("type").orElseThrow()));
                    for (var flag :
                            new String[] {
                                "required",
                                "optional",
                                "computed",
                                "sensitive",
                                "deprecated",
                                "write_only"
                            }) {
                        if (attribute.member(flag).flatMap(Value::asBool).orElse(false)) {
                            words.add(flag);
                        }
                    }
                    lines.put(at + "." + name, String.join(" ", words));
                });
        members(block, "block_types")
                .forEach((name, nested) -> {
                    lines.put(
                            at + "." + name,
                            "block "
                                    + nested.member("nesting_mode")
                                            .flatMap(Value::asText)
                                            .orElseThrow()
                                    + " "
                                    + count(nested, "min_items")
                                    + ".."
                                    + count(nested, "max_items"));
                    block(at + "." + name, nested.member("block").orElseThrow());
                });
    }

    private static Map<String, Value> members(Value block, String name) {
        return block.member(name).<Map<String, Value>>map(Value::asMap).orElse(Map.of());
    }

    private static String count(Value nested, String name) {
        return nested.member(name).flatMap(Value::asNumber).map(Object::toString).orElse("");
    }

    /// An object's members become lines of their own.
    private String type(String at, Value type) {
        if (type.asText().isPresent()) {
            return type.asText().get();
        }
        var parts = type.asList();
        var kind = parts.getFirst().asText().orElseThrow();
        if (parts.get(1) instanceof ObjectValue members) {
            members.members()
                    .forEach((name, member) ->
                            lines.put(at + "." + name, type(at + "." + name, member)));
            return kind;
        }
        return kind + "(" + type(at, parts.get(1)) + ")";
    }
}
