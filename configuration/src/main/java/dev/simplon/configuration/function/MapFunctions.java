package dev.simplon.configuration.function;

import static dev.simplon.configuration.function.Function.Takes.MARKED_INSIDE;
import static dev.simplon.configuration.function.Function.Takes.NULL;
import static dev.simplon.configuration.function.Function.Takes.PARTLY_UNKNOWN;
import static dev.simplon.configuration.function.Function.Takes.UNKNOWN;
import static dev.simplon.values.Type.DYNAMIC;
import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Of maps and objects: keys, lookup, merge, transpose, values, zipmap.
final class MapFunctions {
    private MapFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("keys")
                            .with("inputMap", DYNAMIC)
                            .taking(UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, MapFunctions::keys),
                    Function.named("values")
                            .with("mapping", DYNAMIC)
                            .taking(PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, MapFunctions::values),
                    Function.named("lookup")
                            .with("inputMap", DYNAMIC)
                            .with("key", STRING)
                            .withAny("default", DYNAMIC)
                            .taking(NULL, PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, MapFunctions::lookup),
                    Function.named("merge")
                            .withAny("maps", DYNAMIC)
                            .taking(NULL, PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, MapFunctions::merge),
                    Function.named("zipmap")
                            .with("keys", Type.list(STRING))
                            .with("values", DYNAMIC)
                            .taking(PARTLY_UNKNOWN, MARKED_INSIDE)
                            .gives(DYNAMIC, MapFunctions::zipmap),
                    Function.named("transpose")
                            .with("values", Type.map(Type.list(STRING)))
                            .gives(Type.map(Type.list(STRING)), MapFunctions::transpose));

    private static Value keys(List<Value> args) throws FunctionFault {
        var map = args.getFirst();
        return switch (map.type()) {
            case Type.MapOf _ ->
                    map.isKnown()
                            ? Value.list(STRING, names(map.asMap().keySet()))
                            : Value.unknown(Type.list(STRING));
            case Type.ObjectOf object -> Value.tuple(names(object.attributes().keySet()));
            case Type.Dynamic _ -> Value.unknown(DYNAMIC);
            default -> throw new FunctionFault(0, "must have map or object type");
        };
    }

    private static List<Value> names(java.util.Collection<String> names) {
        return new TreeSet<>(names).stream().map(Value::of).toList();
    }

    private static Value values(List<Value> args) throws FunctionFault {
        var map = args.getFirst();
        var values = new TreeMap<>(map.asMap()).values();
        return switch (map.type()) {
            case Type.MapOf(Type element) -> Value.list(element, values);
            case Type.ObjectOf _ -> Value.tuple(values);
            default -> throw new FunctionFault(0, "values() requires a map as the first argument");
        };
    }

    private static Value lookup(List<Value> args) throws FunctionFault {
        if (args.size() > 3) {
            throw new FunctionFault("lookup() takes two or three arguments, got " + args.size());
        }
        var map = args.get(0);
        if (map.isNull() || args.get(1).isNull()) {
            throw new FunctionFault(map.isNull() ? 0 : 1, "argument must not be null");
        }
        if (!Arguments.isMapping(map.type())) {
            throw new FunctionFault(0, "lookup() requires a map as the first argument");
        }
        var key = Arguments.text(args, 1);
        var found = map.asMap().get(key);
        if (found == null && args.size() < 3) {
            throw map.type() instanceof Type.ObjectOf
                    ? new FunctionFault(0, "the given object has no attribute \"" + key + "\"")
                    : new FunctionFault("lookup failed to find key \"" + key + "\"");
        }
        var value = found == null ? args.get(2) : found;
        if (!(map.type() instanceof Type.MapOf(Type element))) {
            return value;
        }
        try {
            return Conversion.convert(value, element);
        } catch (ConversionException _) {
            throw new FunctionFault(
                    2, "the default value must have the same type as the map elements");
        }
    }

    private static Value merge(List<Value> args) throws FunctionFault {
        var merged = new LinkedHashMap<String, Value>();
        Type element = null;
        boolean same = true;
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            if (!Arguments.isMapping(arg.type()) && arg.type() != DYNAMIC) {
                throw new FunctionFault(
                        "arguments must be maps or objects, got \""
                                + arg.type().friendlyName()
                                + "\"");
            }
            if (arg.type() instanceof Type.MapOf(Type own)
                    && (element == null || element.equals(own))) {
                element = own;
            } else if (!arg.isNull()) {
                same = false;
            }
            merged.putAll(arg.asMap());
        }
        return same && element != null ? Value.map(element, merged) : Value.object(merged);
    }

    private static Value zipmap(List<Value> args) throws FunctionFault {
        var keys = args.get(0).asList();
        var values = args.get(1);
        if (!(values.type() instanceof Type.ListOf || values.type() instanceof Type.TupleOf)) {
            throw new FunctionFault(1, "a list or tuple is required");
        }
        if (keys.size() != values.asList().size()) {
            throw new FunctionFault(
                    "number of keys (%d) does not match number of values (%d)"
                            .formatted(keys.size(), values.asList().size()));
        }
        if (!args.get(0).isWhollyKnown()) {
            return Value.unknown(DYNAMIC);
        }
        var zipped = new LinkedHashMap<String, Value>();
        for (int i = 0; i < keys.size(); i++) {
            var key = keys.get(i).asText();
            if (key.isEmpty()) {
                throw new FunctionFault(0, "a key must not be null");
            }
            zipped.put(key.get(), values.asList().get(i));
        }
        return values.type() instanceof Type.ListOf(Type element)
                ? Value.map(element, zipped)
                : Value.object(zipped);
    }

    private static Value transpose(List<Value> args) throws FunctionFault {
        var turned = new TreeMap<String, List<Value>>();
        for (var entry : new TreeMap<>(args.getFirst().asMap()).entrySet()) {
            for (var element : entry.getValue().asList()) {
                var name = element.asText();
                if (name.isEmpty()) {
                    throw new FunctionFault("input must not contain null string");
                }
                turned.computeIfAbsent(name.get(), _ -> new ArrayList<>())
                        .add(Value.of(entry.getKey()));
            }
        }
        var result = new LinkedHashMap<String, Value>();
        turned.forEach((name, keys) -> result.put(name, Value.list(STRING, keys)));
        return Value.map(Type.list(STRING), result);
    }
}
