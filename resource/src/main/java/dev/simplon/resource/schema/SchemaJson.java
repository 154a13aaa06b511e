package dev.simplon.resource.schema;

import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.TypeJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Schemas in the form of `terraform providers schema -json`, without what is false or empty, and
/// in its order.
///
/// Source: terraform, docs of `terraform providers schema`; types as cty writes them in JSON.
public final class SchemaJson {
    private SchemaJson() {}

    /// The whole document for one provider.
    ///
    /// @param source such as `registry.terraform.io/hashicorp/azurerm`
    public static ObjectValue document(
            String source,
            Schema provider,
            Map<String, Schema> resourceTypes,
            Map<String, Schema> dataSources) {
        var inner = new LinkedHashMap<String, Value>();
        inner.put("provider", schema(provider));
        if (!resourceTypes.isEmpty()) {
            inner.put("resource_schemas", each(resourceTypes));
        }
        if (!dataSources.isEmpty()) {
            inner.put("data_source_schemas", each(dataSources));
        }
        var providers = new LinkedHashMap<String, Value>();
        providers.put(source, Value.object(inner));
        var outer = new LinkedHashMap<String, Value>();
        outer.put("format_version", Value.of("1.0"));
        outer.put("provider_schemas", Value.object(providers));
        return Value.object(outer);
    }

    public static ObjectValue schema(Schema schema) {
        var json = new LinkedHashMap<String, Value>();
        json.put("version", Value.of(schema.version()));
        json.put("block", block(schema.block()));
        return Value.object(json);
    }

    private static ObjectValue each(Map<String, Schema> schemas) {
        var json = new LinkedHashMap<String, Value>();
        new TreeMap<>(schemas).forEach((name, schema) -> json.put(name, schema(schema)));
        return Value.object(json);
    }

    private static ObjectValue block(Block block) {
        var json = new LinkedHashMap<String, Value>();
        if (!block.attributes().isEmpty()) {
            var attributes = new LinkedHashMap<String, Value>();
            new TreeMap<>(block.attributes())
                    .forEach((name, attribute) -> attributes.put(name, attribute(attribute)));
            json.put("attributes", Value.object(attributes));
        }
        if (!block.blocks().isEmpty()) {
            var blocks = new LinkedHashMap<String, Value>();
            new TreeMap<>(block.blocks())
                    .forEach((name, nested) -> blocks.put(name, nested(nested)));
            json.put("block_types", Value.object(blocks));
        }
        describe(json, block.description());
        return Value.object(json);
    }

    private static ObjectValue nested(NestedBlock nested) {
        var json = new LinkedHashMap<String, Value>();
        json.put(
                "nesting_mode",
                Value.of(
                        switch (nested.nesting()) {
                            case SINGLE -> "single";
                            case LIST -> "list";
                            case SET -> "set";
                            case MAP -> "map";
                        }));
        json.put("block", block(nested.block()));
        if (nested.minItems() > 0) {
            json.put("min_items", Value.of(nested.minItems()));
        }
        if (nested.maxItems() > 0) {
            json.put("max_items", Value.of(nested.maxItems()));
        }
        return Value.object(json);
    }

    private static ObjectValue attribute(Attribute attribute) {
        var json = new LinkedHashMap<String, Value>();
        json.put("type", TypeJson.encode(attribute.type()));
        describe(json, attribute.description());
        flag(json, "deprecated", attribute.deprecated().isPresent());
        flag(json, "required", attribute.required());
        flag(json, "optional", attribute.optional());
        flag(json, "computed", attribute.computed());
        flag(json, "sensitive", attribute.sensitive());
        flag(json, "write_only", attribute.writeOnly());
        return Value.object(json);
    }

    private static void describe(Map<String, Value> json, String description) {
        if (!description.isEmpty()) {
            json.put("description", Value.of(description));
        }
        json.put("description_kind", Value.of(description.isEmpty() ? "plain" : "markdown"));
    }

    private static void flag(Map<String, Value> json, String name, boolean set) {
        if (set) {
            json.put(name, Value.of(true));
        }
    }
}
