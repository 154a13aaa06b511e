package dev.simplon.bindings.generator;

import dev.simplon.bindings.generator.Field.Primitive;
import dev.simplon.bindings.generator.Field.Shape;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The schema of one provider, as `terraform providers schema -json` writes it.
record ProviderSchema(
        Block provider,
        SequencedMap<String, Block> resources,
        SequencedMap<String, Block> dataSources) {

    /// @param name the last part of the provider's address: `azurerm`
    static ProviderSchema read(String json, String name) throws JsonException {
        var providers = JsonCodec.decode(json).member("provider_schemas").orElseThrow().asMap();
        for (var entry : providers.entrySet()) {
            if (entry.getKey().equals(name) || entry.getKey().endsWith("/" + name)) {
                var schemas = entry.getValue();
                return new ProviderSchema(
                        schemas.member("provider").map(s -> block(inner(s))).orElseThrow(),
                        blocks(schemas.member("resource_schemas")),
                        blocks(schemas.member("data_source_schemas")));
            }
        }
        throw new IllegalArgumentException("the schema is not of " + name);
    }

    private static SequencedMap<String, Block> blocks(Optional<Value> schemas) {
        var blocks = new TreeMap<String, Block>();
        schemas.ifPresent(all ->
                all.asMap().forEach((type, schema) -> blocks.put(type, block(inner(schema)))));
        return blocks;
    }

    private static Value inner(Value schema) {
        return schema.member("block").orElseThrow();
    }

    private static Block block(Value block) {
        var fields = new TreeMap<String, Field>();
        block.member("attributes")
                .ifPresent(all ->
                        all.asMap().forEach((name, a) -> fields.put(name, attribute(name, a))));
        block.member("block_types")
                .ifPresent(
                        all -> all.asMap().forEach((name, b) -> fields.put(name, nested(name, b))));
        return new Block(List.copyOf(fields.values()), description(block));
    }

    private static Field attribute(String name, Value attribute) {
        boolean required = flag(attribute, "required");
        boolean settable = required || flag(attribute, "optional");
        return new Field(
                name,
                shape(attribute.member("type").orElseThrow(), settable),
                required,
                settable,
                description(attribute));
    }

    private static Field nested(String name, Value nested) {
        var block = block(inner(nested));
        var mode = text(nested, "nesting_mode");
        var shape =
                switch (mode) {
                    case "single", "group" -> new Shape.One(block, false);
                    case "list", "set" ->
                            number(nested, "max_items") == 1
                                    ? new Shape.One(block, true)
                                    : new Shape.Several(block, mode.equals("set"));
                    default -> new Shape.Other();
                };
        return new Field(name, shape, number(nested, "min_items") > 0, true, block.description());
    }

    private static Shape shape(Value type, boolean settable) {
        var primitive = primitive(type);
        if (primitive.isPresent()) {
            return new Shape.Scalar(primitive.get());
        }
        var parts = type.asList();
        var outer = parts.getFirst().asText().orElse("");
        if (parts.size() != 2) {
            return new Shape.Other();
        }
        var element = parts.get(1);
        var scalar = primitive(element);
        return switch (outer) {
            case "list", "set" -> {
                boolean set = outer.equals("set");
                if (scalar.isPresent()) {
                    yield new Shape.Many(scalar.get(), set);
                }
                yield isObject(element)
                        ? new Shape.Several(object(element, settable), set)
                        : new Shape.Other();
            }
            case "map" -> scalar.<Shape>map(Shape.MapOf::new).orElseGet(Shape.Other::new);
            case "object" -> new Shape.One(object(type, settable), false);
            default -> new Shape.Other();
        };
    }

    private static boolean isObject(Value type) {
        return type.asList().size() == 2
                && type.asList().getFirst().asText().equals(Optional.of("object"));
    }

    private static Block object(Value type, boolean settable) {
        var fields = new ArrayList<Field>();
        type.asList()
                .get(1)
                .asMap()
                .forEach((name, member) ->
                        fields.add(new Field(name, shape(member, settable), false, settable, "")));
        return new Block(fields, "");
    }

    private static Optional<Primitive> primitive(Value type) {
        return type.asText()
                .flatMap(name ->
                        switch (name) {
                            case "string" -> Optional.of(Primitive.STRING);
                            case "number" -> Optional.of(Primitive.NUMBER);
                            case "bool" -> Optional.of(Primitive.BOOL);
                            default -> Optional.empty();
                        });
    }

    private static boolean flag(Value of, String name) {
        return of.member(name).flatMap(Value::asBool).orElse(false);
    }

    private static int number(Value of, String name) {
        return of.member(name).flatMap(Value::asNumber).map(Number::intValue).orElse(0);
    }

    private static String text(Value of, String name) {
        return of.member(name).flatMap(Value::asText).orElse("");
    }

    private static String description(Value of) {
        return text(of, "description");
    }
}
