package dev.simplon.engine;

import dev.simplon.configuration.Configuration.ResourceBlock;
import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.configuration.Location;
import dev.simplon.configuration.Reference;
import dev.simplon.configuration.Scope;
import dev.simplon.engine.state.InstanceKey;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What names stand for during one walk. Resources are asked for when an expression needs them: the
/// walk's order guarantees that they are there by then.
final class Evaluation implements Scope {
    private final Declared declared;
    private final SortedMap<String, Value> variables;
    private final Function<String, SortedMap<InstanceKey, Value>> instances;
    private final Path directory;
    private final Map<String, Checked<Value>> locals = new ConcurrentHashMap<>();

    /// @param instances of a block by its address, marked; empty if it has none, or is not there
    ///   yet
    Evaluation(
            Declared declared,
            SortedMap<String, Value> variables,
            Function<String, SortedMap<InstanceKey, Value>> instances,
            Path directory) {
        this.declared = declared;
        this.variables = variables;
        this.instances = instances;
        this.directory = directory;
    }

    @Override
    public Checked<Value> resolve(Reference reference, Location at) {
        return switch (reference) {
            case Reference.Variable(String name) ->
                    Optional.ofNullable(variables.get(name))
                            .map(Checked::of)
                            .orElseGet(() -> nothing("var." + name, at));
            case Reference.Local(String name) -> local(name, at);
            case Reference.Resource(Mode mode, String type, String name) ->
                    resource((mode == Mode.DATA ? "data." : "") + type + "." + name, at);
            case Reference.FilePath(String part) ->
                    Checked.of(
                            Value.of(
                                    part.equals("cwd")
                                            ? directory.toAbsolutePath().toString()
                                            : directory.toString()));
            case Reference.Workspace _ -> Checked.of(Value.of("default"));
            case Reference.Each(String part) ->
                    misplaced(
                            "each." + part,
                            "The \"each\" object is known only inside blocks that have \"for_each\".",
                            at);
            case Reference.CountIndex _ ->
                    misplaced(
                            "count.index",
                            "The \"count\" object is known only inside blocks that have \"count\".",
                            at);
            case Reference.Self _ ->
                    misplaced("self", "\"self\" is known only in postconditions.", at);
            case Reference.Module(String name) -> nothing("module." + name, at);
        };
    }

    /// The instances that `count` or `for_each` ask for, in their order, each with the scope in
    /// which its body is read.
    Checked<SequencedMap<InstanceKey, Scope>> expand(ResourceBlock block) {
        var origin = Optional.of(block.address());
        if (block.count().isPresent()) {
            var expression = block.count().get();
            return placed(expression.evaluate(this), origin, expression.at())
                    .then(value -> count(value, origin, expression.at()));
        }
        if (block.forEach().isPresent()) {
            var expression = block.forEach().get();
            return placed(expression.evaluate(this), origin, expression.at())
                    .then(value -> forEach(value, origin, expression.at()));
        }
        var single = new LinkedHashMap<InstanceKey, Scope>();
        single.put(InstanceKey.none(), this);
        return Checked.of(single);
    }

    private Checked<SequencedMap<InstanceKey, Scope>> count(
            Value value, Optional<String> origin, Location at) {
        if (!value.isKnown()) {
            return fault(
                    "Invalid count argument",
                    "The \"count\" value depends on attributes that cannot be determined until apply,"
                            + " so it cannot be predicted how many instances will be created. Use a value"
                            + " that is known before.",
                    origin,
                    at);
        }
        try {
            var number = Conversion.convert(value.unmarked(), Type.NUMBER).asNumber();
            if (number.isPresent()
                    && number.get().signum() >= 0
                    && number.get().stripTrailingZeros().scale() <= 0) {
                var expanded = new LinkedHashMap<InstanceKey, Scope>();
                for (long i = 0; i < number.get().longValueExact(); i++) {
                    var index = Value.of(i);
                    expanded.put(
                            new InstanceKey.Index(i),
                            (reference, place) ->
                                    reference instanceof Reference.CountIndex
                                            ? Checked.of(index)
                                            : resolve(reference, place));
                }
                return Checked.of(expanded);
            }
        } catch (ConversionException _) {
            // Said below, with what is needed.
        }
        return fault(
                "Invalid count argument",
                "The given \"count\" argument value is unsuitable: a whole number, 0 or greater, is"
                        + " required.",
                origin,
                at);
    }

    private Checked<SequencedMap<InstanceKey, Scope>> forEach(
            Value value, Optional<String> origin, Location at) {
        if (value.isSensitive()) {
            return fault(
                    "Invalid for_each argument",
                    "Sensitive values, or values derived from sensitive values, cannot be used as"
                            + " for_each arguments: the keys are shown in addresses. Use a map whose"
                            + " keys are not sensitive.",
                    origin,
                    at);
        }
        boolean isMap = value instanceof Value.MapValue || value instanceof Value.ObjectValue;
        boolean isSet =
                value instanceof Value.SetValue(Type element, _)
                        && (element == Type.STRING || value.asList().isEmpty());
        if (!value.isKnown() || (isSet && !value.isWhollyKnown())) {
            return fault(
                    "Invalid for_each argument",
                    "The \"for_each\" value includes keys that cannot be determined until apply, so it"
                            + " cannot be predicted which instances will be created. Use a map whose keys"
                            + " are written in the declaration; its values may be unknown.",
                    origin,
                    at);
        }
        if (!isMap && !isSet) {
            return fault(
                    "Invalid for_each argument",
                    "The given \"for_each\" argument value is unsuitable: it must be a map, or set of"
                            + " strings, and you have provided a value of type "
                            + value.type().friendlyName()
                            + ". Use toset([...]) for a list of strings.",
                    origin,
                    at);
        }
        var entries = new TreeMap<InstanceKey, Value>();
        if (isSet) {
            value.asList()
                    .forEach(element ->
                            entries.put(new InstanceKey.Key(element.asText().orElse("")), element));
        } else {
            value.asMap().forEach((key, each) -> entries.put(new InstanceKey.Key(key), each));
        }
        var expanded = new LinkedHashMap<InstanceKey, Scope>();
        entries.forEach((key, each) ->
                expanded.put(
                        key,
                        (reference, place) ->
                                reference instanceof Reference.Each(String part)
                                        ? Checked.of(
                                                part.equals("key")
                                                        ? Value.of(((InstanceKey.Key) key).key())
                                                        : each)
                                        : resolve(reference, place)));
        return Checked.of(expanded);
    }

    private Checked<Value> local(String name, Location at) {
        var known = locals.get(name);
        if (known != null) {
            return known;
        }
        var local = declared.local(name);
        if (local.isEmpty()) {
            return nothing("local." + name, at);
        }
        var value =
                placed(
                        local.get().value().evaluate(this),
                        Optional.of("local." + name),
                        local.get().at());
        locals.put(name, value);
        return value;
    }

    private Checked<Value> resource(String address, Location at) {
        var block = declared.block(address);
        if (block.isEmpty()) {
            return nothing(address, at);
        }
        var known = instances.apply(address);
        var source = block.get().source();
        if (source.count().isPresent()) {
            return Checked.of(Value.tuple(known.values()));
        }
        if (source.forEach().isPresent()) {
            var members = new LinkedHashMap<String, Value>();
            known.forEach((key, value) -> {
                if (key instanceof InstanceKey.Key(String name)) {
                    members.put(name, value);
                }
            });
            return Checked.of(Value.object(members));
        }
        return Checked.of(
                Optional.ofNullable(known.get(InstanceKey.none()))
                        .orElse(Value.unknown(Type.DYNAMIC)));
    }

    private static Checked<Value> nothing(String what, Location at) {
        return Checked.failed(
                Problems.placed(
                        Diagnostic.error(
                                "Reference to undeclared object",
                                what + " is not declared. Declare it, or change the reference."),
                        Optional.empty(),
                        at));
    }

    private static Checked<Value> misplaced(String what, String detail, Location at) {
        return Checked.failed(
                Problems.placed(
                        Diagnostic.error("Reference to \"" + what + "\" in wrong context", detail),
                        Optional.empty(),
                        at));
    }

    private static Checked<Value> placed(
            Checked<Value> checked, Optional<String> origin, Location at) {
        var diagnostics =
                checked.diagnostics().stream().map(d -> Problems.placed(d, origin, at)).toList();
        return new Checked<>(checked.value(), diagnostics);
    }

    private static <T> Checked<T> fault(
            String summary, String detail, Optional<String> origin, Location at) {
        return Checked.failed(Problems.placed(Diagnostic.error(summary, detail), origin, at));
    }
}
