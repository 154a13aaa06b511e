package dev.simplon.engine.render;

import dev.simplon.engine.state.State.OutputValue;
import dev.simplon.engine.state.StateJson;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.json.TypeJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Outputs as `terraform output` shows them.
public final class OutputsText {
    private OutputsText() {}

    /// `name = value`, a line or more each, with a newline at the end; sensitive ones as
    /// `<sensitive>`. The empty text if there are none.
    public static String of(SortedMap<String, OutputValue> outputs) {
        var out = new StringBuilder();
        outputs.forEach((name, output) ->
                out.append(name)
                        .append(" = ")
                        .append(output.sensitive() ? "<sensitive>" : text(output.value(), 0))
                        .append('\n'));
        return out.toString();
    }

    /// `output NAME`: the value alone, also where it is sensitive, since it was asked for by name.
    public static String of(OutputValue output) {
        return text(output.value(), 0) + "\n";
    }

    /// `output -json`: values, types and whether they are sensitive. Shows sensitive values, as
    /// Terraform does: it is for programs.
    public static String json(SortedMap<String, OutputValue> outputs) {
        var all = new LinkedHashMap<String, Value>();
        outputs.forEach((name, output) -> {
            var members = new LinkedHashMap<String, Value>();
            members.put("sensitive", Value.of(output.sensitive()));
            members.put("type", TypeJson.encode(output.type()));
            members.put("value", StateJson.raw(output.value(), output.value().type()));
            all.put(name, Value.object(members));
        });
        return StateJson.print(Value.object(all));
    }

    /// `output -json NAME`.
    public static String json(OutputValue output) {
        return StateJson.compact(StateJson.raw(output.value(), output.value().type())) + "\n";
    }

    /// `output -raw NAME`: the text itself, without a newline.
    public static Checked<String> raw(String name, OutputValue output) {
        return switch (output.value()) {
            case Value.Text(String text) -> Checked.of(text);
            case Value.Num(BigDecimal number) -> Checked.of(Conversion.plain(number));
            case Value.Bool(boolean bool) -> Checked.of(Boolean.toString(bool));
            default ->
                    Checked.failed(
                            Diagnostic.error(
                                    "Unsupported value for raw output",
                                    "The -raw option only supports strings, numbers, and boolean"
                                            + " values, but output value \""
                                            + name
                                            + "\" is "
                                            + output.type().friendlyName()
                                            + ".\n\nUse the -json option for machine-readable"
                                            + " representations of output values that have complex"
                                            + " types."));
        };
    }

    private static String text(Value value, int indent) {
        return switch (value) {
            case Value.Sensitive _ -> "(sensitive value)";
            case Value.Unknown _ -> "(known after apply)";
            case Value.NullValue _ -> "null";
            case Value.Bool(boolean bool) -> Boolean.toString(bool);
            case Value.Num(BigDecimal number) -> Conversion.plain(number);
            case Value.Text(String text) -> string(text, indent);
            case Value.ListValue _ -> "tolist(" + sequence(value.asList(), indent) + ")";
            case Value.SetValue _ ->
                    "toset(" + sequence(StateJson.raw(value, value.type()).asList(), indent) + ")";
            case Value.TupleValue _ -> sequence(value.asList(), indent);
            case Value.MapValue _ -> "tomap(" + mapping(value.asMap(), indent) + ")";
            case Value.ObjectValue _ -> mapping(value.asMap(), indent);
        };
    }

    private static String string(String text, int indent) {
        if (!text.contains("\n")) {
            return ValueText.quoted(text);
        }
        var body = text.endsWith("\n") ? text : text + "\n";
        if (indent == 0) {
            return "<<EOT\n" + body + "EOT";
        }
        var pad = " ".repeat(indent);
        return "<<-EOT\n"
                + body.lines().map(line -> pad + line + "\n").collect(Collectors.joining())
                + pad
                + "EOT";
    }

    private static String sequence(List<Value> elements, int indent) {
        if (elements.isEmpty()) {
            return "[]";
        }
        var pad = " ".repeat(indent + 2);
        return elements.stream()
                .map(element -> pad + text(element, indent + 2) + ",\n")
                .collect(Collectors.joining("", "[\n", " ".repeat(indent) + "]"));
    }

    private static String mapping(Map<String, Value> members, int indent) {
        if (members.isEmpty()) {
            return "{}";
        }
        var sorted = new TreeMap<String, Value>(StateJson.BYTE_ORDER);
        sorted.putAll(members);
        int width =
                sorted.keySet().stream()
                        .mapToInt(k -> ValueText.quoted(k).length())
                        .max()
                        .orElse(0);
        var lines = new ArrayList<String>();
        sorted.forEach((name, member) -> {
            var key = ValueText.quoted(name);
            lines.add(
                    " ".repeat(indent + 2)
                            + key
                            + " ".repeat(width - key.length())
                            + " = "
                            + text(member, indent + 2)
                            + "\n");
        });
        return "{\n" + String.join("", lines) + " ".repeat(indent) + "}";
    }
}
