package dev.simplon.configuration.syntax;

import dev.simplon.configuration.BlockSpec;
import dev.simplon.configuration.BlockSpec.AttributeSpec;
import dev.simplon.configuration.BlockSpec.NestedSpec;
import dev.simplon.configuration.BlockSpec.Nesting;
import dev.simplon.configuration.Scope;
import dev.simplon.configuration.expression.Iteration;
import dev.simplon.configuration.expression.Locals;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Nearest;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// One reading of a body with a schema. Collects everything wrong; where something is wrong the
/// value is unknown.
final class Decoding {
    private final Scope scope;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Decoding(Scope scope) {
        this.scope = scope;
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    private record Instance(String label, JsonBody body, Locals locals) {}

    /// The blocks of one type, written and generated.
    private static final class Instances {
        final List<Instance> known = new ArrayList<>();
        boolean unknown;
    }

    ObjectValue body(JsonBody body, BlockSpec spec, Locals locals, Path at) {
        var values = new LinkedHashMap<String, Value>();
        spec.attributes().forEach((name, a) -> values.put(name, Value.nullOf(a.type())));
        var blocks = new LinkedHashMap<String, Instances>();
        spec.blocks().keySet().forEach(name -> blocks.put(name, new Instances()));
        var seen = new TreeSet<String>();

        for (var member : body.members()) {
            var name = member.name();
            var attribute = spec.attributes().get(name);
            var nested = spec.blocks().get(name);
            if (attribute != null) {
                if (!seen.add(name)) {
                    error(
                            body,
                            member.at(),
                            at.attribute(name),
                            "Duplicate argument",
                            "The argument \"" + name + "\" was already set.");
                }
                values.put(name, attribute(body, member, attribute, locals, at.attribute(name)));
            } else if (nested != null) {
                var written = Blocks.of(body, member, nested);
                written.diagnostics().forEach(d -> diagnostics.add(d.below(at.attribute(name))));
                for (var block : written.blocks()) {
                    instances(blocks, name)
                            .known
                            .add(new Instance(block.label(), block.body(), locals));
                }
            } else if (name.equals(JsonBody.DYNAMIC)) {
                dynamics(body, member, spec, locals, at, blocks);
            } else {
                var known = new TreeSet<String>(spec.blocks().keySet());
                spec.attributes()
                        .forEach((other, a) -> {
                            if (a.settable()) {
                                known.add(other);
                            }
                        });
                error(
                        body,
                        member.at(),
                        at.attribute(name),
                        "Extraneous JSON object property",
                        "No argument or block type is named \""
                                + name
                                + "\"."
                                + Nearest.hint(name, known));
            }
        }
        spec.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.required() && !seen.contains(name)) {
                        error(
                                body,
                                body.json().at(),
                                at.attribute(name),
                                "Missing required argument",
                                "The argument \""
                                        + name
                                        + "\" is required, but no definition was found.");
                    }
                });
        spec.blocks()
                .forEach((name, nested) ->
                        values.put(
                                name,
                                nested(
                                        body,
                                        name,
                                        nested,
                                        instances(blocks, name),
                                        at.attribute(name))));
        return Value.object(values);
    }

    private static Instances instances(Map<String, Instances> blocks, String name) {
        return blocks.computeIfAbsent(name, _ -> new Instances());
    }

    private Value attribute(
            JsonBody body, Json.Member member, AttributeSpec spec, Locals locals, Path at) {
        var name = member.name();
        if (!spec.settable()) {
            if (!(member.value() instanceof Json.JsonNull)) {
                error(
                        body,
                        member.at(),
                        at,
                        "Value for unconfigurable attribute",
                        "Can't configure a value for \""
                                + name
                                + "\": its value will be decided automatically based on the result"
                                + " of applying this configuration. Remove the argument.");
            }
            return Value.nullOf(spec.type());
        }
        var evaluated = body.expression(member.value()).evaluate(scope, locals);
        evaluated.diagnostics().forEach(d -> diagnostics.add(d.below(at)));
        if (evaluated.isFailed()) {
            return Value.unknown(spec.type());
        }
        var value = evaluated.value().orElseThrow();
        if (spec.required() && value.isNull()) {
            error(
                    body,
                    member.at(),
                    at,
                    "Missing required argument",
                    "The argument \""
                            + name
                            + "\" is required, but no definition was found: it is null here.");
        }
        try {
            return Conversion.convert(value, spec.type());
        } catch (ConversionException e) {
            error(
                    body,
                    member.value().at(),
                    at.append(e.at()),
                    "Incorrect attribute value type",
                    "Inappropriate value for attribute \"" + name + "\": " + e.told() + ".");
            return Value.unknown(spec.type());
        }
    }

    private void dynamics(
            JsonBody body,
            Json.Member member,
            BlockSpec spec,
            Locals locals,
            Path at,
            Map<String, Instances> blocks) {
        var all = DynamicBlock.all(body, member);
        all.diagnostics().forEach(d -> diagnostics.add(d.below(at)));
        for (var dynamic : all.blocks()) {
            if (!spec.blocks().containsKey(dynamic.type())) {
                error(
                        body,
                        dynamic.at(),
                        at,
                        "Unsupported block type",
                        "Blocks of type \""
                                + dynamic.type()
                                + "\" are not expected here."
                                + Nearest.hint(dynamic.type(), spec.blocks().keySet()));
                continue;
            }
            generate(body, dynamic, locals, at, instances(blocks, dynamic.type()));
        }
    }

    private void generate(
            JsonBody body, DynamicBlock dynamic, Locals locals, Path at, Instances into) {
        var evaluated = dynamic.forEach().evaluate(scope, locals);
        var place = at.attribute(dynamic.type());
        evaluated.diagnostics().forEach(d -> diagnostics.add(d.below(place)));
        if (evaluated.isFailed()) {
            into.unknown = true;
            return;
        }
        var collection = evaluated.value().orElseThrow();
        boolean sensitive = collection.isSensitive();
        collection = collection.unmarked();
        if (collection.isNull()) {
            error(
                    body,
                    dynamic.forEach().offset(),
                    place,
                    "Invalid dynamic for_each value",
                    "Cannot use a null value in for_each.");
            into.unknown = true;
        } else if (collection.type() instanceof Type.Primitive primitive) {
            error(
                    body,
                    dynamic.forEach().offset(),
                    place,
                    "Invalid dynamic for_each value",
                    "Cannot use a "
                            + primitive.friendlyName()
                            + " value in for_each. An iterable collection is required.");
            into.unknown = true;
        } else if (!collection.isKnown()) {
            into.unknown = true;
        } else {
            for (var entry : Iteration.entries(collection)) {
                var element = new LinkedHashMap<String, Value>();
                element.put("key", entry.key());
                element.put("value", sensitive ? Value.sensitive(entry.value()) : entry.value());
                into.known.add(
                        new Instance(
                                entry.key().asText().orElse(""),
                                dynamic.content(),
                                locals.with(dynamic.iterator(), Value.object(element))));
            }
        }
    }

    private Value nested(
            JsonBody outer, String name, NestedSpec spec, Instances instances, Path at) {
        var inner = spec.block().impliedType();
        checkCount(outer, name, spec, instances, at);
        var decoded = new ArrayList<Value>();
        var labelled = new LinkedHashMap<String, Value>();
        for (int i = 0; i < instances.known.size(); i++) {
            var instance = instances.known.get(i);
            var place =
                    switch (spec.nesting()) {
                        case SINGLE -> at;
                        case LIST, SET -> at.index(i);
                        case MAP -> at.key(instance.label());
                    };
            var value = body(instance.body(), spec.block(), instance.locals(), place);
            decoded.add(value);
            if (labelled.putIfAbsent(instance.label(), value) != null
                    && spec.nesting() == Nesting.MAP) {
                error(
                        outer,
                        instance.body().json().at(),
                        place,
                        "Duplicate " + name + " block",
                        "There is already a block of type \""
                                + name
                                + "\" labelled \""
                                + instance.label()
                                + "\".");
            }
        }
        if (instances.unknown) {
            return Value.unknown(
                    switch (spec.nesting()) {
                        case SINGLE -> inner;
                        case LIST -> Type.list(inner);
                        case SET -> Type.set(inner);
                        case MAP -> Type.map(inner);
                    });
        }
        return switch (spec.nesting()) {
            case SINGLE -> decoded.isEmpty() ? Value.nullOf(inner) : decoded.getFirst();
            case LIST -> Value.list(inner, decoded);
            case SET -> Value.set(inner, decoded);
            case MAP -> Value.map(inner, labelled);
        };
    }

    private void checkCount(
            JsonBody outer, String name, NestedSpec spec, Instances instances, Path at) {
        int count = instances.known.size();
        int most = spec.nesting() == Nesting.SINGLE ? 1 : spec.maxItems();
        if (most > 0 && count > most) {
            error(
                    outer,
                    instances.known.get(most).body().json().at(),
                    at,
                    "Too many " + name + " blocks",
                    "No more than " + most + " \"" + name + "\" blocks are allowed.");
        }
        if (count < spec.minItems() && !instances.unknown) {
            error(
                    outer,
                    outer.json().at(),
                    at,
                    "Insufficient " + name + " blocks",
                    "At least " + spec.minItems() + " \"" + name + "\" blocks are required.");
        }
    }

    private void error(JsonBody body, int offset, Path at, String summary, String detail) {
        diagnostics.add(body.file().error(offset, summary, detail).below(at));
    }
}
