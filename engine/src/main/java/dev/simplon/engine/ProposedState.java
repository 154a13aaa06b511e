package dev.simplon.engine;

import dev.simplon.resource.schema.Attribute;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Prior object and configuration merged, as every Terraform provider expects it: what is
/// configured counts; what is not, and is computed, keeps its prior value. Nested blocks are
/// matched by index, by key, and in sets by what is configured in them.
///
/// Source: Terraform, docs/resource-instance-change-lifecycle.md, "proposed new state".
final class ProposedState {
    private ProposedState() {}

    /// @param prior a null value on create
    static Value of(Block block, Value prior, Value config) {
        var members = new LinkedHashMap<String, Value>();
        block.attributes()
                .forEach((name, attribute) ->
                        members.put(name, attribute(attribute, prior, config)));
        block.blocks().forEach((name, nested) -> members.put(name, nested(nested, prior, config)));
        return Value.object(members);
    }

    private static Value attribute(Attribute attribute, Value prior, Value config) {
        var none = Value.nullOf(attribute.type());
        if (attribute.writeOnly()) {
            return none;
        }
        var configured = config.member(attribute.name()).orElse(none);
        return configured.isNull() && attribute.computed()
                ? prior.member(attribute.name()).orElse(none)
                : configured;
    }

    private static Value nested(NestedBlock nested, Value prior, Value config) {
        var block = nested.block();
        var configured = config.member(nested.name()).orElse(Value.nullOf(nested.impliedType()));
        var before = prior.member(nested.name()).orElse(Value.nullOf(nested.impliedType()));
        if (configured.isNull() || !configured.isKnown()) {
            return configured;
        }
        return switch (nested.nesting()) {
            case SINGLE -> of(block, before, configured);
            case LIST -> {
                var merged = new ArrayList<Value>();
                for (int i = 0; i < configured.asList().size(); i++) {
                    merged.add(
                            of(block, at(before.asList(), i, block), configured.asList().get(i)));
                }
                yield Value.list(block.impliedType(), merged);
            }
            case MAP -> {
                var merged = new LinkedHashMap<String, Value>();
                configured
                        .asMap()
                        .forEach((key, element) ->
                                merged.put(
                                        key,
                                        of(
                                                block,
                                                before.member(key).orElse(nothing(block)),
                                                element)));
                yield Value.map(block.impliedType(), merged);
            }
            case SET -> {
                var left = new ArrayList<>(before.asList());
                var merged = new ArrayList<Value>();
                for (var element : configured.asList()) {
                    var match = left.stream().filter(p -> couldBe(block, p, element)).findFirst();
                    match.ifPresent(left::remove);
                    merged.add(of(block, match.orElse(nothing(block)), element));
                }
                yield Value.set(block.impliedType(), merged);
            }
        };
    }

    private static Value at(List<Value> elements, int index, Block block) {
        return index < elements.size() ? elements.get(index) : nothing(block);
    }

    private static Value nothing(Block block) {
        return Value.nullOf((Type) block.impliedType());
    }

    /// True if the prior element is what this configured one was made into: all that is configured
    /// is equal, and the rest is the provider's.
    private static boolean couldBe(Block block, Value prior, Value config) {
        for (var attribute : block.attributes().values()) {
            var configured = config.member(attribute.name());
            boolean open = attribute.computed() && configured.map(Value::isNull).orElse(true);
            if (!open
                    && !attribute.writeOnly()
                    && !Comparison.same(
                            configured.orElse(Value.nullOf(attribute.type())),
                            prior.member(attribute.name())
                                    .orElse(Value.nullOf(attribute.type())))) {
                return false;
            }
        }
        for (var nested : block.blocks().values()) {
            var configured = config.member(nested.name()).map(Value::asList).orElse(List.of());
            var before = prior.member(nested.name()).map(Value::asList).orElse(List.of());
            if (configured.size() != before.size()) {
                return false;
            }
            for (int i = 0; i < configured.size(); i++) {
                if (!couldBe(nested.block(), before.get(i), configured.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
