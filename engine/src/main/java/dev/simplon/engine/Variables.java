package dev.simplon.engine;

import dev.simplon.configuration.Configuration.Variable;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Nearest;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values of the input variables: what was passed, else `TF_VAR_name` of the environment, else
/// the default.
final class Variables {
    private Variables() {}

    /// @param given by name: texts as typed (`-var`), or values as read from a file
    static Checked<SortedMap<String, Value>> of(
            List<Variable> declared, Map<String, Value> given, Map<String, String> environment) {
        var problems = new Problems();
        var values = new TreeMap<String, Value>();
        for (var variable : declared) {
            var origin = Optional.of("var." + variable.name());
            var written =
                    Optional.ofNullable(given.get(variable.name()))
                            .or(() ->
                                    Optional.ofNullable(
                                                    environment.get("TF_VAR_" + variable.name()))
                                            .map(Value::of));
            var value = written.or(variable::defaultValue);
            if (value.isEmpty()) {
                problems.add(
                        Problems.placed(
                                Diagnostic.error(
                                        "No value for required variable",
                                        "The root module input variable \""
                                                + variable.name()
                                                + "\" is not set, and has no default value. Use -var '"
                                                + variable.name()
                                                + "=...' or the environment variable TF_VAR_"
                                                + variable.name()
                                                + " to provide one."),
                                origin,
                                variable.at()));
                continue;
            }
            try {
                var converted =
                        Conversion.convert(parsed(value.get(), variable.type()), variable.type());
                if (converted.isNull() && !variable.nullable()) {
                    if (variable.defaultValue().isEmpty()) {
                        throw new IllegalArgumentException("null is not allowed");
                    }
                    converted = Conversion.convert(variable.defaultValue().get(), variable.type());
                }
                values.put(
                        variable.name(),
                        variable.sensitive() ? Value.sensitive(converted) : converted);
            } catch (ConversionException | IllegalArgumentException e) {
                problems.add(
                        Problems.placed(
                                Diagnostic.error(
                                        "Invalid value for input variable",
                                        "The value given for variable \""
                                                + variable.name()
                                                + "\" is not suitable: "
                                                + e.getMessage()
                                                + ". It must be "
                                                + variable.type().friendlyName()
                                                + "; write lists, maps and objects as JSON."),
                                origin,
                                variable.at()));
            }
        }
        for (var name : given.keySet()) {
            if (declared.stream().noneMatch(variable -> variable.name().equals(name))) {
                problems.add(
                        Diagnostic.error(
                                "Value for undeclared variable",
                                "A variable named \""
                                        + name
                                        + "\" was assigned, but the root module does not declare it."
                                        + Nearest.name(
                                                        name,
                                                        declared.stream()
                                                                .map(Variable::name)
                                                                .toList())
                                                .map(n -> " Did you mean \"" + n + "\"?")
                                                .orElse(
                                                        " Declare it with: variable \""
                                                                + name
                                                                + "\" {}")));
            }
        }
        return Checked.of(values, problems.all());
    }

    /// A text for a variable that is not one is JSON.
    private static Value parsed(Value given, Type wanted) {
        boolean isPrimitive = wanted instanceof Type.Primitive || wanted == Type.DYNAMIC;
        if (isPrimitive || given.asText().isEmpty()) {
            return given;
        }
        try {
            return JsonCodec.decode(given.asText().get());
        } catch (JsonException _) {
            throw new IllegalArgumentException("it is not JSON");
        }
    }
}
