package dev.simplon.configuration.syntax;

import dev.simplon.configuration.Expression;
import dev.simplon.configuration.Location;
import dev.simplon.configuration.Reference;
import dev.simplon.configuration.Scope;
import dev.simplon.configuration.expression.Evaluation;
import dev.simplon.configuration.expression.ExpressionParser;
import dev.simplon.configuration.expression.Locals;
import dev.simplon.configuration.expression.Origin;
import dev.simplon.configuration.expression.ParsedExpression;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON value read as an expression: strings are templates, also where they are keys; arrays are
/// tuples, objects are objects. Strings are parsed when they are first needed.
final class JsonExpression implements Expression {
    private final Json json;
    private final SourceFile file;
    private final Set<String> bound;
    private @Nullable Part part;

    JsonExpression(Json json, SourceFile file, Set<String> bound) {
        this.json = json;
        this.file = file;
        this.bound = bound;
    }

    private sealed interface Part {
        record Constant(Value value) implements Part {}

        record Template(Checked<ParsedExpression> parsed, Origin origin) implements Part {}

        record Tuple(List<Part> elements) implements Part {}

        record Member(Template key, Part value) {}

        record ObjectOf(List<Member> members) implements Part {}
    }

    @Override
    public Checked<Value> evaluate(Scope scope) {
        return evaluate(scope, Locals.NONE);
    }

    Checked<Value> evaluate(Scope scope, Locals locals) {
        var diagnostics = new ArrayList<Diagnostic>();
        var value = value(part(), scope, locals, diagnostics);
        return Checked.of(value, diagnostics);
    }

    @Override
    public List<Reference> references() {
        var references = new LinkedHashSet<Reference>();
        collect(part(), references);
        return List.copyOf(references);
    }

    @Override
    public Location at() {
        return file.at(json.at());
    }

    int offset() {
        return json.at();
    }

    private synchronized Part part() {
        if (part == null) {
            part = part(json);
        }
        return part;
    }

    private Part part(Json json) {
        return switch (json) {
            case Json.JsonString(String text, int at) -> template(text, at);
            case Json.JsonNumber(var number, _) -> new Part.Constant(Value.of(number));
            case Json.JsonBool(boolean bool, _) -> new Part.Constant(Value.of(bool));
            case Json.JsonNull _ -> new Part.Constant(Value.nullOf(Type.DYNAMIC));
            case Json.JsonArray(var elements, _) ->
                    new Part.Tuple(elements.stream().map(this::part).toList());
            case Json.JsonObject(var members, _) ->
                    new Part.ObjectOf(
                            members.stream()
                                    .map(member ->
                                            new Part.Member(
                                                    template(member.name(), member.at()),
                                                    part(member.value())))
                                    .toList());
        };
    }

    private Part.Template template(String text, int at) {
        var origin = new StringOrigin(file, at);
        return new Part.Template(ExpressionParser.template(text, bound, origin), origin);
    }

    private static Value value(
            Part part, Scope scope, Locals locals, List<Diagnostic> diagnostics) {
        return switch (part) {
            case Part.Constant(Value value) -> value;
            case Part.Template(Checked<ParsedExpression> parsed, Origin origin) -> {
                var value = parsed.then(p -> Evaluation.evaluate(p.root(), scope, locals, origin));
                diagnostics.addAll(value.diagnostics());
                yield value.value().orElse(Value.unknown(Type.DYNAMIC));
            }
            case Part.Tuple(List<Part> elements) ->
                    Value.tuple(
                            elements.stream()
                                    .map(e -> value(e, scope, locals, diagnostics))
                                    .toList());
            case Part.ObjectOf(List<Part.Member> members) ->
                    object(members, scope, locals, diagnostics);
        };
    }

    private static Value object(
            List<Part.Member> members, Scope scope, Locals locals, List<Diagnostic> diagnostics) {
        var values = new LinkedHashMap<String, Value>();
        boolean known = true;
        boolean sensitive = false;
        for (var member : members) {
            var key = value(member.key(), scope, locals, diagnostics);
            var value = value(member.value(), scope, locals, diagnostics);
            var origin = member.key().origin();
            sensitive |= key.containsSensitive();
            key = key.unmarkedDeep();
            if (key.isNull()) {
                diagnostics.add(
                        origin.error(
                                0,
                                "Invalid object key expression",
                                "Cannot use null value as an object key."));
                continue;
            }
            try {
                if (!(Conversion.convert(key, Type.STRING) instanceof Value.Text(String name))) {
                    known = false;
                } else if (values.putIfAbsent(name, value) != null) {
                    diagnostics.add(
                            origin.error(
                                    0,
                                    "Duplicate object attribute",
                                    sensitive
                                            ? "An attribute of this name was already defined."
                                            : "An attribute named \""
                                                    + name
                                                    + "\" was already defined."));
                }
            } catch (ConversionException e) {
                diagnostics.add(
                        origin.error(
                                0,
                                "Invalid object key expression",
                                "Cannot use this expression as an object key: "
                                        + e.getMessage()
                                        + "."));
            }
        }
        var result = known ? Value.object(values) : Value.unknown(Type.DYNAMIC);
        return sensitive ? Value.sensitive(result) : result;
    }

    private static void collect(Part part, Set<Reference> references) {
        switch (part) {
            case Part.Constant _ -> {}
            case Part.Template(Checked<ParsedExpression> parsed, _) ->
                    parsed.value().ifPresent(p -> references.addAll(p.references()));
            case Part.Tuple(List<Part> elements) -> elements.forEach(e -> collect(e, references));
            case Part.ObjectOf(List<Part.Member> members) ->
                    members.forEach(member -> {
                        collect(member.key(), references);
                        collect(member.value(), references);
                    });
        }
    }
}
