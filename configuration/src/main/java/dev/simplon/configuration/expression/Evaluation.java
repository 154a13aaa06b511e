package dev.simplon.configuration.expression;

import dev.simplon.configuration.Reference;
import dev.simplon.configuration.Scope;
import dev.simplon.configuration.function.CallContext;
import dev.simplon.configuration.function.FunctionFault;
import dev.simplon.configuration.function.Functions;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Nearest;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.convert.Unification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns one tree into its value. Goes on after an error with an unknown value, so that everything
/// wrong is said at once; a fault in the branch of a conditional that is not taken is none.
public final class Evaluation implements CallContext {
    private static final Value NOTHING = Value.unknown(Type.DYNAMIC);

    private final Scope scope;
    private final Origin origin;
    private List<Diagnostic> diagnostics = new ArrayList<>();

    private Evaluation(Scope scope, Origin origin) {
        this.scope = scope;
        this.origin = origin;
    }

    public static Checked<Value> evaluate(Node root, Scope scope, Locals locals, Origin origin) {
        var evaluation = new Evaluation(scope, origin);
        var value = evaluation.value(root, locals);
        return Checked.of(value, List.copyOf(evaluation.diagnostics));
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Path directory() {
        return origin.directory();
    }

    @Override
    public Checked<Value> render(String fileName, String text, Map<String, Value> variables) {
        var file = new TemplateFile(fileName, text, origin.directory());
        return ExpressionParser.template(text, variables.keySet(), file)
                .then(parsed ->
                        parsed.references().isEmpty()
                                ? evaluate(parsed.root(), scope, new Locals(variables), file)
                                : Checked.failed(
                                        file.error(
                                                0,
                                                "Invalid reference",
                                                "A template file sees only the variables"
                                                        + " that it is given.")));
    }

    private Value value(Node node, Locals locals) {
        return switch (node) {
            case Node.Literal(Value value, _) -> value;
            case Node.Template template -> template(template, locals);
            case Node.Joined joined -> joined(joined, locals);
            case Node.Bound(String name, _) -> locals.values().getOrDefault(name, NOTHING);
            case Node.Referred(Reference reference, int at) -> referred(reference, at);
            case Node.Attribute attribute -> attribute(attribute, locals);
            case Node.Index(Node source, Node key, int at) ->
                    index(value(source, locals), value(key, locals), at);
            case Node.Splat splat -> splat(splat, locals);
            case Node.Unary(Node.Operator operator, Node operand, int at) ->
                    operation(operator, List.of(operand), locals, at);
            case Node.Binary(Node.Operator operator, Node left, Node right, int at) ->
                    operation(operator, List.of(left, right), locals, at);
            case Node.Conditional conditional -> conditional(conditional, locals);
            case Node.Tuple(List<Node> elements, _) ->
                    Value.tuple(elements.stream().map(e -> value(e, locals)).toList());
            case Node.ObjectOf object -> object(object, locals);
            case Node.TupleFor loop -> tupleFor(loop, locals);
            case Node.ObjectFor loop -> objectFor(loop, locals);
            case Node.Call call -> call(call, locals);
        };
    }

    private Value referred(Reference reference, int at) {
        var resolved = scope.resolve(reference, origin.at(at));
        diagnostics.addAll(resolved.diagnostics());
        return resolved.value().orElse(NOTHING);
    }

    private Value error(int at, String summary, String detail) {
        diagnostics.add(origin.error(at, summary, detail));
        return NOTHING;
    }

    // Templates

    private Value template(Node.Template template, Locals locals) {
        var text = new StringBuilder();
        boolean known = true;
        boolean sensitive = false;
        for (var part : template.parts()) {
            var value = value(part, locals);
            sensitive |= value.containsSensitive();
            value = value.unmarkedDeep();
            if (value.isNull()) {
                error(
                        part.at(),
                        "Invalid template interpolation value",
                        "The expression result is null. Cannot include a null value in a string"
                                + " template.");
                known = false;
                continue;
            }
            try {
                var string = Conversion.convert(value, Type.STRING);
                if (known && string instanceof Value.Text(String words)) {
                    text.append(words);
                } else if (string instanceof Value.Unknown(_, Optional<String> prefix) && known) {
                    prefix.ifPresent(text::append);
                    known = false;
                }
            } catch (ConversionException e) {
                known = false;
                error(
                        part.at(),
                        "Invalid template interpolation value",
                        "Cannot include the given value in a string template: "
                                + e.getMessage()
                                + ".");
            }
        }
        Value result =
                known
                        ? Value.of(text.toString())
                        : new Value.Unknown(
                                Type.STRING,
                                text.isEmpty() ? Optional.empty() : Optional.of(text.toString()));
        return marked(result, sensitive);
    }

    private Value joined(Node.Joined joined, Locals locals) {
        var strings = value(joined.strings(), locals);
        boolean sensitive = strings.containsSensitive();
        strings = strings.unmarkedDeep();
        if (!strings.isWhollyKnown()) {
            return marked(Value.unknown(Type.STRING), sensitive);
        }
        return marked(
                Value.of(
                        strings.asList().stream()
                                .flatMap(s -> s.asText().stream())
                                .collect(Collectors.joining())),
                sensitive);
    }

    private static Value marked(Value value, boolean sensitive) {
        return sensitive ? Value.sensitive(value) : value;
    }

    // Traversal

    private Value attribute(Node.Attribute node, Locals locals) {
        var source = value(node.source(), locals);
        return marked(attribute(node, source.unmarked()), source.isSensitive());
    }

    private Value attribute(Node.Attribute node, Value source) {
        var name = node.name();
        int at = node.at();
        if (source.isNull()) {
            return error(
                    at,
                    "Attempt to get attribute from null value",
                    "This value is null, so it does not have any attributes.");
        }
        if (source instanceof Value.MapValue(Type _, var elements)) {
            var element = elements.get(name);
            return element != null
                    ? element
                    : error(
                            at,
                            "Missing map element",
                            "This map does not have an element with the key \""
                                    + name
                                    + "\"."
                                    + Nearest.hint(name, elements.keySet()));
        }
        return switch (source.type()) {
            case Type.Dynamic _ -> NOTHING;
            case Type.MapOf(Type element) -> Value.unknown(element);
            case Type.ObjectOf object -> {
                var type = object.attributes().get(name);
                yield type == null
                        ? error(
                                at,
                                "Unsupported attribute",
                                noSuchAttribute(node)
                                        + Nearest.hint(name, object.attributes().keySet()))
                        : source.member(name).orElseGet(() -> Value.unknown(type));
            }
            case Type.ListOf(Type.ObjectOf _) ->
                    error(
                            at,
                            "Unsupported attribute",
                            "Can't access attributes on a list of objects. Did you mean to access"
                                    + " attribute \""
                                    + name
                                    + "\" for a specific element of the list, or across all"
                                    + " elements of the list?");
            case Type.SetOf(Type.ObjectOf _) ->
                    error(
                            at,
                            "Unsupported attribute",
                            "Can't access attributes on a set of objects. Did you mean to access an"
                                    + " attribute across all elements of the set?");
            case Type.Primitive primitive ->
                    error(
                            at,
                            "Unsupported attribute",
                            "Can't access attributes on a primitive-typed value ("
                                    + primitive.friendlyName()
                                    + ").");
            case Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
                    error(at, "Unsupported attribute", "This value does not have any attributes.");
        };
    }

    private static String noSuchAttribute(Node.Attribute node) {
        return node.source() instanceof Node.Referred(Reference.Resource _, _)
                ? "This object has no argument, nested block, or exported attribute named \""
                        + node.name()
                        + "\"."
                : "This object does not have an attribute named \"" + node.name() + "\".";
    }

    private Value index(Value source, Value key, int at) {
        boolean sensitive = source.isSensitive() || key.containsSensitive();
        return marked(
                Indexing.at(source.unmarked(), key.unmarkedDeep(), at, this::error), sensitive);
    }

    private Value splat(Node.Splat splat, Locals locals) {
        var marked = value(splat.source(), locals);
        var source = marked.unmarked();
        return marked(splat(splat, source, locals), marked.isSensitive());
    }

    private Value splat(Node.Splat splat, Value source, Locals locals) {
        if (source.type() == Type.DYNAMIC && !source.isNull()) {
            return NOTHING;
        }
        if (source.isNull()) {
            return switch (source.type()) {
                case Type.ListOf _, Type.SetOf _ ->
                        error(
                                splat.at(),
                                "Splat of null value",
                                "Splat expressions (with the * symbol) cannot be applied to null"
                                        + " sequences.");
                default -> Value.tuple(List.of());
            };
        }
        return switch (source.type()) {
            case Type.TupleOf(List<Type> types) ->
                    source.isKnown()
                            ? Value.tuple(each(splat, source.asList(), locals))
                            : Value.tuple(
                                    each(
                                            splat,
                                            types.stream().map(Value::unknown).toList(),
                                            locals));
            case Type.ListOf(Type element) -> splatList(splat, source, element, locals);
            case Type.SetOf(Type element) -> splatList(splat, source, element, locals);
            case Type.Primitive _, Type.MapOf _, Type.ObjectOf _, Type.Dynamic _ ->
                    source.isKnown() ? Value.tuple(each(splat, List.of(source), locals)) : NOTHING;
        };
    }

    private Value splatList(Node.Splat splat, Value source, Type element, Locals locals) {
        var results = each(splat, source.asList(), locals);
        var type =
                results.isEmpty()
                        ? value(splat.each(), element(locals, Value.unknown(element))).type()
                        : results.getFirst().type();
        if (!source.isKnown()) {
            return Value.unknown(Type.list(type));
        }
        return results.stream().allMatch(r -> r.type().equals(type))
                ? Value.list(type, results)
                : Value.tuple(results);
    }

    private List<Value> each(Node.Splat splat, List<Value> elements, Locals locals) {
        return elements.stream().map(e -> value(splat.each(), element(locals, e))).toList();
    }

    private static Locals element(Locals locals, Value value) {
        return locals.with(Node.Splat.ELEMENT, value);
    }

    // Operators

    private Value operation(Node.Operator operator, List<Node> operands, Locals locals, int at) {
        var values = new ArrayList<Value>();
        boolean sensitive = false;
        for (int i = 0; i < operands.size(); i++) {
            var value = value(operands.get(i), locals);
            sensitive |= value.containsSensitive();
            value = value.unmarkedDeep();
            var wanted = Operations.operandType(operator);
            if (wanted != Type.DYNAMIC) {
                var side = operands.size() == 1 ? "unary" : i == 0 ? "left" : "right";
                try {
                    if (value.isNull()) {
                        error(
                                operands.get(i).at(),
                                "Operation failed",
                                "Error during operation: argument must not be null.");
                        value = Value.unknown(wanted);
                    }
                    value = Conversion.convert(value, wanted);
                } catch (ConversionException e) {
                    error(
                            operands.get(i).at(),
                            "Invalid operand",
                            "Unsuitable value for " + side + " operand: " + e.getMessage() + ".");
                    value = Value.unknown(wanted);
                }
            }
            values.add(value);
        }
        return marked(
                Operations.apply(operator, values)
                        .orElseGet(() -> error(at, "Division by zero", "Cannot divide by zero.")),
                sensitive);
    }

    private Value conditional(Node.Conditional node, Locals locals) {
        var condition = value(node.condition(), locals);
        var outside = diagnostics;
        diagnostics = new ArrayList<>();
        var yes = value(node.yes(), locals);
        var ifTrue = diagnostics;
        diagnostics = new ArrayList<>();
        var no = value(node.no(), locals);
        var ifFalse = diagnostics;
        diagnostics = outside;

        var type = Unification.unify(List.of(yes.type(), no.type()));
        if (type.isEmpty()) {
            diagnostics.addAll(ifTrue);
            diagnostics.addAll(ifFalse);
            return error(
                    node.at(),
                    "Inconsistent conditional result types",
                    "The true and false result expressions must have consistent types. The 'true'"
                            + " value is "
                            + yes.type().friendlyName()
                            + ", but the 'false' value is "
                            + no.type().friendlyName()
                            + ".");
        }
        boolean sensitive = condition.containsSensitive();
        condition = condition.unmarkedDeep();
        if (condition.isNull()) {
            return error(
                    node.condition().at(),
                    "Null condition",
                    "The condition value is null. Conditions must either be true or false.");
        }
        Value decided;
        try {
            decided = Conversion.convert(condition, Type.BOOL);
        } catch (ConversionException e) {
            return error(
                    node.condition().at(),
                    "Incorrect condition type",
                    "The condition expression must be of type bool.");
        }
        if (!(decided instanceof Value.Bool(boolean isTrue))) {
            return marked(
                    Value.unknown(type.get()),
                    sensitive || yes.containsSensitive() || no.containsSensitive());
        }
        diagnostics.addAll(isTrue ? ifTrue : ifFalse);
        try {
            return marked(Conversion.convert(isTrue ? yes : no, type.get()), sensitive);
        } catch (ConversionException e) {
            return error(
                    node.at(),
                    "Inconsistent conditional result types",
                    "The " + isTrue + " result value has the wrong type: " + e.getMessage() + ".");
        }
    }

    // Constructors

    private Value object(Node.ObjectOf node, Locals locals) {
        var members = new LinkedHashMap<String, Value>();
        boolean known = true;
        boolean sensitive = false;
        for (var item : node.items()) {
            var key = value(item.key(), locals);
            var value = value(item.value(), locals);
            sensitive |= key.containsSensitive();
            key = key.unmarkedDeep();
            if (key.isNull()) {
                error(item.key().at(), "Null value as key", "Can't use a null value as a key.");
                continue;
            }
            try {
                if (Conversion.convert(key, Type.STRING) instanceof Value.Text(String name)) {
                    members.put(name, value);
                } else {
                    known = false;
                }
            } catch (ConversionException e) {
                error(
                        item.key().at(),
                        "Incorrect key type",
                        "Can't use this value as a key: " + e.getMessage() + ".");
            }
        }
        return marked(known ? Value.object(members) : NOTHING, sensitive);
    }

    private record Round(Locals locals, boolean condition) {}

    private static final class Rounds {
        final List<Round> rounds = new ArrayList<>();
        boolean unknown;
        boolean sensitive;
    }

    private Rounds rounds(Node.Loop loop, Locals locals) {
        var rounds = new Rounds();
        var collection = value(loop.collection(), locals);
        rounds.sensitive = collection.isSensitive();
        collection = collection.unmarked();
        int at = loop.collection().at();
        if (collection.isNull()) {
            rounds.unknown = true;
            error(
                    at,
                    "Iteration over null value",
                    "A null value cannot be used as the collection in a 'for' expression.");
            return rounds;
        }
        if (collection.type() instanceof Type.Primitive primitive) {
            rounds.unknown = true;
            error(
                    at,
                    "Iteration over non-iterable value",
                    "A value of type "
                            + primitive.friendlyName()
                            + " cannot be used as the collection in a 'for' expression.");
            return rounds;
        }
        if (!collection.isKnown()) {
            rounds.unknown = true;
            return rounds;
        }
        for (var entry : Iteration.entries(collection)) {
            var inside = locals.with(loop.value(), entry.value());
            if (loop.key().isPresent()) {
                inside = inside.with(loop.key().get(), entry.key());
            }
            boolean taken = true;
            if (loop.condition().isPresent()) {
                taken = taken(loop.condition().get(), inside, rounds);
            }
            rounds.rounds.add(new Round(inside, taken));
        }
        return rounds;
    }

    private boolean taken(Node condition, Locals locals, Rounds rounds) {
        var value = value(condition, locals);
        rounds.sensitive |= value.containsSensitive();
        value = value.unmarkedDeep();
        if (value.isNull()) {
            error(
                    condition.at(),
                    "Condition is null",
                    "The value of the 'if' clause must not be null.");
            return false;
        }
        try {
            var decided = Conversion.convert(value, Type.BOOL);
            rounds.unknown |= !decided.isKnown();
            return decided.asBool().orElse(false);
        } catch (ConversionException e) {
            error(
                    condition.at(),
                    "Invalid 'for' condition",
                    "The 'if' clause value is invalid: " + e.getMessage() + ".");
            return false;
        }
    }

    private Value tupleFor(Node.TupleFor node, Locals locals) {
        var rounds = rounds(node.loop(), locals);
        var elements = new ArrayList<Value>();
        for (var round : rounds.rounds) {
            if (round.condition()) {
                elements.add(value(node.value(), round.locals()));
            }
        }
        return marked(rounds.unknown ? NOTHING : Value.tuple(elements), rounds.sensitive);
    }

    private Value objectFor(Node.ObjectFor node, Locals locals) {
        var rounds = rounds(node.loop(), locals);
        var groups = new LinkedHashMap<String, List<Value>>();
        for (var round : rounds.rounds) {
            if (!round.condition()) {
                continue;
            }
            var key = value(node.key(), round.locals());
            var value = value(node.value(), round.locals());
            rounds.sensitive |= key.containsSensitive();
            key = key.unmarkedDeep();
            if (key.isNull()) {
                error(
                        node.key().at(),
                        "Invalid object key",
                        "Key expression in 'for' expression must not produce a null value.");
                continue;
            }
            try {
                if (!(Conversion.convert(key, Type.STRING) instanceof Value.Text(String name))) {
                    rounds.unknown = true;
                    continue;
                }
                var group = groups.computeIfAbsent(name, _ -> new ArrayList<>());
                if (!group.isEmpty() && !node.grouped()) {
                    error(
                            node.key().at(),
                            "Duplicate object key",
                            "Two different items produced the key "
                                    + (rounds.sensitive ? "(sensitive value)" : "\"" + name + "\"")
                                    + " in this 'for' expression. If duplicates are expected, use"
                                    + " the ellipsis (...) after the value expression to enable"
                                    + " grouping by key.");
                }
                group.add(value);
            } catch (ConversionException e) {
                error(
                        node.key().at(),
                        "Invalid object key",
                        "The key expression produced an invalid result: " + e.getMessage() + ".");
            }
        }
        if (rounds.unknown) {
            return marked(NOTHING, rounds.sensitive);
        }
        var members = new LinkedHashMap<String, Value>();
        groups.forEach((name, group) ->
                members.put(name, node.grouped() ? Value.tuple(group) : group.getFirst()));
        return marked(Value.object(members), rounds.sensitive);
    }

    // Functions

    private Value call(Node.Call call, Locals locals) {
        var name = Functions.plain(call.function());
        if (name.equals("try") || name.equals("can")) {
            return attempt(call, name, locals);
        }
        var function = Functions.named(name);
        if (function.isEmpty()) {
            return noFunction(call, name);
        }
        int before = diagnostics.size();
        var arguments = new ArrayList<Value>();
        boolean sensitive = false;
        boolean unknown = false;
        for (int i = 0; i < call.arguments().size(); i++) {
            var argument = value(call.arguments().get(i), locals);
            if (!call.expanded() || i < call.arguments().size() - 1) {
                arguments.add(argument);
                continue;
            }
            sensitive = argument.isSensitive();
            argument = argument.unmarked();
            switch (argument.type()) {
                case Type.Dynamic _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> {}
                default -> {
                    return error(
                            call.arguments().get(i).at(),
                            "Invalid expanding argument value",
                            "The expanding argument (indicated by ...) must be of a tuple, list, or"
                                    + " set type.");
                }
            }
            if (argument.isNull()) {
                return error(
                        call.arguments().get(i).at(),
                        "Invalid expanding argument value",
                        "The expanding argument (indicated by ...) must not be null.");
            }
            unknown = !argument.isKnown();
            arguments.addAll(argument.asList());
        }
        if (diagnostics.size() > before) {
            return Value.unknown(function.get().result());
        }
        if (unknown) {
            return marked(Value.unknown(function.get().result()), sensitive);
        }
        try {
            return marked(function.get().call(arguments, this), sensitive);
        } catch (FunctionFault fault) {
            if (fault.kind() == FunctionFault.Kind.CALL || fault.argument().isPresent()) {
                if (sensitive || arguments.stream().anyMatch(Value::containsSensitive)) {
                    return error(
                            call.at(),
                            "Error in function call",
                            "Call to function \""
                                    + name
                                    + "\" failed. Why is not shown, because an argument is"
                                    + " sensitive.");
                }
            }
            return switch (fault.kind()) {
                case TOO_FEW_ARGUMENTS ->
                        error(call.at(), "Not enough function arguments", said(fault));
                case TOO_MANY_ARGUMENTS ->
                        error(call.at(), "Too many function arguments", said(fault));
                case CALL ->
                        error(
                                call.at(),
                                "Error in function call",
                                "Call to function \"" + name + "\" failed: " + said(fault) + ".");
                case ARGUMENT -> {
                    int index = fault.argument().orElse(0);
                    int last = call.arguments().size() - 1;
                    yield error(
                            call.arguments().get(Math.min(index, last)).at(),
                            "Invalid function argument",
                            "Invalid value for \""
                                    + function.get().parameter(index).name()
                                    + "\" parameter: "
                                    + said(fault)
                                    + ".");
                }
            };
        }
    }

    private static String said(FunctionFault fault) {
        return String.valueOf(fault.getMessage());
    }

    private Value noFunction(Node.Call call, String name) {
        if (name.startsWith("provider::")) {
            return error(
                    call.at(),
                    "Provider functions are not supported yet",
                    "The embedded engine cannot call \""
                            + name
                            + "\" yet; run this configuration with terraform.");
        }
        if (Functions.isMissing(name)) {
            return error(
                    call.at(),
                    "Function not supported yet",
                    "\""
                            + name
                            + "\" is a function of Terraform's, but the embedded engine does not"
                            + " have it yet. Run this configuration with terraform, or give the"
                            + " value as a variable.");
        }
        return error(
                call.at(),
                "Call to unknown function",
                "There is no function named \""
                        + name
                        + "\"."
                        + Nearest.hint(name, Functions.names()));
    }

    /// `try` gives the first argument that can be evaluated, `can` whether its one can.
    private Value attempt(Node.Call call, String name, Locals locals) {
        boolean isTry = name.equals("try");
        if (!isTry && call.arguments().isEmpty()) {
            return error(
                    call.at(),
                    "Not enough function arguments",
                    "Function \"can\" expects 1 argument(s). Missing value for \"expression\".");
        }
        if (call.arguments().isEmpty() || call.expanded()) {
            return error(
                    call.at(),
                    "Error in function call",
                    "Call to function \"" + name + "\" failed: at least one argument is required.");
        }
        if (!isTry && call.arguments().size() > 1) {
            return error(
                    call.at(),
                    "Too many function arguments",
                    "Function \"can\" expects only 1 argument(s).");
        }
        var failures = new ArrayList<Diagnostic>();
        for (var argument : call.arguments()) {
            var outside = diagnostics;
            diagnostics = new ArrayList<>();
            var value = value(argument, locals);
            var inside = diagnostics;
            diagnostics = outside;
            boolean failed = inside.stream().anyMatch(Diagnostic::isError);
            if (!value.isWhollyKnown() && !failed) {
                return marked(
                        Value.unknown(isTry ? Type.DYNAMIC : Type.BOOL), value.containsSensitive());
            }
            if (!isTry) {
                return Value.of(!failed);
            }
            if (!failed) {
                return value;
            }
            failures.addAll(inside);
        }
        return error(
                call.at(),
                "Error in function call",
                "Call to function \"try\" failed: no expression succeeded:\n"
                        + failures.stream()
                                .map(f -> "- " + f.summary() + " (" + f.detail() + ")")
                                .collect(Collectors.joining("\n")));
    }
}
