package dev.simplon.configuration.syntax;

import dev.simplon.configuration.Configuration;
import dev.simplon.configuration.Configuration.Backend;
import dev.simplon.configuration.Configuration.Lifecycle;
import dev.simplon.configuration.Configuration.Local;
import dev.simplon.configuration.Configuration.Output;
import dev.simplon.configuration.Configuration.ProviderBlock;
import dev.simplon.configuration.Configuration.RequiredProvider;
import dev.simplon.configuration.Configuration.ResourceBlock;
import dev.simplon.configuration.Configuration.Validation;
import dev.simplon.configuration.Configuration.Variable;
import dev.simplon.configuration.Location;
import dev.simplon.configuration.Reference;
import dev.simplon.configuration.expression.ExpressionParser;
import dev.simplon.configuration.expression.Origin;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Nearest;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the blocks of a module in its files. Begin with [#read] for each file, end with [#finish].
public final class ModuleReader {
    private static final Set<String> META =
            Set.of(
                    "count",
                    "for_each",
                    "depends_on",
                    "provider",
                    "lifecycle",
                    "provisioner",
                    "connection");

    /// What is a block of Terraform's, but nothing that the embedded engine does.
    private static final Map<String, String> NOT_YET =
            Map.of(
                    "module", "Modules are",
                    "moved", "Moved blocks are",
                    "import", "Import blocks are",
                    "removed", "Removed blocks are",
                    "check", "Checks are",
                    "ephemeral", "Ephemeral resources are",
                    "action", "Actions are",
                    "list", "List blocks are");

    private static final Set<String> TOP =
            Set.of("terraform", "provider", "variable", "locals", "resource", "data", "output");

    private final List<RequiredProvider> requiredProviders = new ArrayList<>();
    private Optional<Backend> backend = Optional.empty();
    private final List<ProviderBlock> providers = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Local> locals = new ArrayList<>();
    private final List<ResourceBlock> resources = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, Location> seen = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /// @param directory what relative file names in expressions are relative to
    public void read(String fileName, String text, Path directory) {
        var file = new SourceFile(fileName, text, directory);
        var json = JsonReader.read(file);
        diagnostics.addAll(json.diagnostics());
        if (json.value().isEmpty()) {
            return;
        }
        var wrong = new ArrayList<Json>();
        for (var object : JsonBody.objects(json.value().get(), wrong)) {
            for (var member : object.members()) {
                top(file, member);
            }
        }
        wrong.forEach(other ->
                error(
                        file,
                        other.at(),
                        "Incorrect JSON value type",
                        "The root of a configuration file must be a JSON object, or an"
                                + " array of objects, but this is a "
                                + other.kind()
                                + "."));
    }

    public void complain(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    public Checked<Configuration> finish() {
        return Checked.of(
                new Configuration(
                        requiredProviders,
                        backend,
                        providers,
                        variables,
                        locals,
                        resources,
                        outputs),
                diagnostics);
    }

    private void top(SourceFile file, Json.Member member) {
        var notYet = NOT_YET.get(member.name());
        if (notYet != null) {
            error(
                    file,
                    member.at(),
                    "\"" + member.name() + "\" is not supported yet",
                    notYet
                            + " not supported yet by the embedded engine. Run this configuration"
                            + " with terraform, or take the block out.");
            return;
        }
        switch (member.name()) {
            case JsonBody.COMMENT -> {}
            case "terraform" -> bodies(file, member).forEach(this::terraform);
            case "provider" -> labelled(file, member.value(), 1, "provider", this::provider);
            case "variable" -> labelled(file, member.value(), 1, "variable", this::variable);
            case "locals" -> bodies(file, member).forEach(this::locals);
            case "resource" ->
                    labelled(
                            file,
                            member.value(),
                            2,
                            "resource",
                            block -> resource(ResourceBlock.Mode.MANAGED, block));
            case "data" ->
                    labelled(
                            file,
                            member.value(),
                            2,
                            "data",
                            block -> resource(ResourceBlock.Mode.DATA, block));
            case "output" -> labelled(file, member.value(), 1, "output", this::output);
            default ->
                    error(
                            file,
                            member.at(),
                            "Extraneous JSON object property",
                            "No argument or block type is named \""
                                    + member.name()
                                    + "\"."
                                    + Nearest.hint(member.name(), TOP));
        }
    }

    /// A block with its labels.
    private record Labelled(List<String> labels, JsonBody body, int at) {
        Location place() {
            return body.file().at(at);
        }

        SourceFile file() {
            return body.file();
        }

        Optional<Json.Member> member(String name) {
            return body.json().members().stream().filter(m -> m.name().equals(name)).findFirst();
        }
    }

    private interface Take {
        void block(Labelled block);
    }

    private void labelled(SourceFile file, Json json, int depth, String type, Take take) {
        labelled(file, json, depth, type, List.of(), json.at(), take);
    }

    private void labelled(
            SourceFile file,
            Json json,
            int depth,
            String type,
            List<String> labels,
            int at,
            Take take) {
        var wrong = new ArrayList<Json>();
        var objects = JsonBody.objects(json, wrong);
        wrong.forEach(other -> diagnostics.add(Blocks.wrongType(file, type, other)));
        for (var object : objects) {
            if (depth == 0) {
                take.block(new Labelled(labels, new JsonBody(file, object), at));
                continue;
            }
            for (var member : object.members()) {
                if (member.name().equals(JsonBody.COMMENT)) {
                    continue;
                }
                var more = new ArrayList<>(labels);
                more.add(member.name());
                labelled(file, member.value(), depth - 1, type, more, member.at(), take);
            }
        }
    }

    private List<JsonBody> bodies(SourceFile file, Json.Member member) {
        var wrong = new ArrayList<Json>();
        var bodies =
                JsonBody.objects(member.value(), wrong).stream()
                        .map(object -> new JsonBody(file, object))
                        .toList();
        wrong.forEach(other -> diagnostics.add(Blocks.wrongType(file, member.name(), other)));
        return bodies;
    }

    // terraform

    private void terraform(JsonBody body) {
        for (var member : body.members()) {
            switch (member.name()) {
                case "required_version", "experiments" -> {}
                case "backend" ->
                        labelled(
                                body.file(),
                                member.value(),
                                1,
                                "backend",
                                block -> {
                                    if (isFirst("a backend", "backend", block)) {
                                        backend =
                                                Optional.of(
                                                        new Backend(
                                                                block.labels().getFirst(),
                                                                block.body(),
                                                                block.place()));
                                    }
                                });
                case "required_providers" ->
                        bodies(body.file(), member)
                                .forEach(b -> b.members().forEach(m -> required(b, m)));
                case "cloud", "provider_meta" ->
                        error(
                                body.file(),
                                member.at(),
                                "\"" + member.name() + "\" is not supported yet",
                                "The embedded engine does not know this block yet. Run this"
                                        + " configuration with terraform.");
                default ->
                        error(
                                body.file(),
                                member.at(),
                                "Extraneous JSON object property",
                                "No argument or block type is named \""
                                        + member.name()
                                        + "\"."
                                        + Nearest.hint(
                                                member.name(),
                                                Set.of(
                                                        "required_version",
                                                        "backend",
                                                        "required_providers")));
            }
        }
    }

    private void required(JsonBody body, Json.Member member) {
        var at = body.file().at(member.at());
        switch (member.value()) {
            case Json.JsonString(String version, _) ->
                    requiredProviders.add(
                            new RequiredProvider(
                                    member.name(), Optional.empty(), Optional.of(version), at));
            case Json.JsonObject object -> {
                var inner = new JsonBody(body.file(), object);
                requiredProviders.add(
                        new RequiredProvider(
                                member.name(), text(inner, "source"), text(inner, "version"), at));
            }
            case Json.JsonArray _, Json.JsonNumber _, Json.JsonBool _, Json.JsonNull _ ->
                    error(
                            body.file(),
                            member.at(),
                            "Invalid required_providers object",
                            "A required provider is an object with \"source\" and \"version\".");
        }
    }

    // provider

    private void provider(Labelled block) {
        var name = block.labels().getFirst();
        var alias = text(block.body(), "alias");
        var address = name + alias.map(a -> "." + a).orElse("");
        if (isFirst(
                "the provider configuration \"" + address + "\"", "provider " + address, block)) {
            providers.add(
                    new ProviderBlock(
                            name,
                            alias,
                            block.body().without(Set.of("alias", "version")),
                            block.place()));
        }
    }

    // variable

    private static final Set<String> VARIABLE =
            Set.of(
                    "type",
                    "default",
                    "description",
                    "sensitive",
                    "nullable",
                    "validation",
                    "ephemeral",
                    "deprecated");

    private void variable(Labelled block) {
        var name = block.labels().getFirst();
        if (!isFirst("the variable \"" + name + "\"", "var." + name, block)) {
            return;
        }
        known(block, VARIABLE);
        if (bool(block, "ephemeral", false)) {
            block.member("ephemeral")
                    .ifPresent(m ->
                            error(
                                    block.file(),
                                    m.at(),
                                    "Ephemeral variables are not supported yet",
                                    "The embedded engine would keep the value in its"
                                            + " state. Run this configuration with terraform,"
                                            + " or take \"ephemeral\" out."));
        }
        var type = type(block);
        variables.add(
                new Variable(
                        name,
                        constant(block, "default", type),
                        type,
                        bool(block, "sensitive", false),
                        bool(block, "nullable", true),
                        validations(block),
                        text(block.body(), "description"),
                        block.place()));
    }

    private Type type(Labelled block) {
        var member = block.member("type");
        if (member.isEmpty()) {
            return Type.DYNAMIC;
        }
        if (!(member.get().value() instanceof Json.JsonString(String text, int at))) {
            error(
                    block.file(),
                    member.get().at(),
                    "Invalid type specification",
                    "The type must be a string, such as \"list(string)\".");
            return Type.DYNAMIC;
        }
        var type = TypeExpression.parse(text, origin(block.file(), at));
        diagnostics.addAll(type.diagnostics());
        return type.value().orElse(Type.DYNAMIC);
    }

    private Optional<Value> constant(Labelled block, String name, Type type) {
        var member = block.member(name);
        if (member.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Conversion.convert(literal(member.get().value()), type));
        } catch (ConversionException e) {
            error(
                    block.file(),
                    member.get().at(),
                    "Invalid default value for variable",
                    "This default value is not compatible with the variable's type constraint: "
                            + e.told()
                            + ".");
            return Optional.empty();
        }
    }

    /// A value without templates in it.
    private static Value literal(Json json) {
        return switch (json) {
            case Json.JsonString(String text, _) -> Value.of(text);
            case Json.JsonNumber(var number, _) -> Value.of(number);
            case Json.JsonBool(boolean bool, _) -> Value.of(bool);
            case Json.JsonNull _ -> Value.nullOf(Type.DYNAMIC);
            case Json.JsonArray(var elements, _) ->
                    Value.tuple(elements.stream().map(ModuleReader::literal).toList());
            case Json.JsonObject(var members, _) -> {
                var values = new LinkedHashMap<String, Value>();
                members.forEach(m -> values.put(m.name(), literal(m.value())));
                yield Value.object(values);
            }
        };
    }

    private List<Validation> validations(Labelled block) {
        var validations = new ArrayList<Validation>();
        for (var member : block.body().json().members()) {
            if (!member.name().equals("validation")) {
                continue;
            }
            for (var body : bodies(block.file(), member)) {
                var condition = body.attribute("condition");
                var message = body.attribute("error_message");
                if (condition.isEmpty() || message.isEmpty()) {
                    error(
                            block.file(),
                            body.json().at(),
                            "Missing required argument",
                            "A validation needs \"condition\" and \"error_message\".");
                } else {
                    validations.add(
                            new Validation(
                                    condition.get(),
                                    message.get(),
                                    block.file().at(body.json().at())));
                }
            }
        }
        return validations;
    }

    // locals

    private void locals(JsonBody body) {
        for (var member : body.members()) {
            var at = body.file().at(member.at());
            if (isFirst(
                    "the local value \"" + member.name() + "\"",
                    "local." + member.name(),
                    body.file(),
                    member.at())) {
                locals.add(new Local(member.name(), body.expression(member.value()), at));
            }
        }
    }

    // output

    private static final Set<String> OUTPUT =
            Set.of("value", "sensitive", "description", "depends_on", "ephemeral", "precondition");

    private void output(Labelled block) {
        var name = block.labels().getFirst();
        if (!isFirst("the output \"" + name + "\"", "output." + name, block)) {
            return;
        }
        known(block, OUTPUT);
        notYet(block, "precondition", "Preconditions are");
        if (bool(block, "ephemeral", false)) {
            notYet(block, "ephemeral", "Ephemeral outputs are");
        }
        var value = block.body().attribute("value");
        if (value.isEmpty()) {
            error(
                    block.file(),
                    block.at(),
                    "Missing required argument",
                    "The argument \"value\" is required, but no definition was found.");
            return;
        }
        outputs.add(
                new Output(
                        name,
                        value.get(),
                        bool(block, "sensitive", false),
                        text(block.body(), "description"),
                        references(block, "depends_on"),
                        block.place()));
    }

    // resource, data

    private void resource(ResourceBlock.Mode mode, Labelled block) {
        var type = block.labels().get(0);
        var name = block.labels().get(1);
        var address = (mode == ResourceBlock.Mode.DATA ? "data." : "") + type + "." + name;
        if (!isFirst("the resource " + address, address, block)) {
            return;
        }
        notYet(block, "provisioner", "Provisioners are");
        notYet(block, "connection", "Provisioner connections are");
        var count = block.body().attribute("count");
        var forEach = block.body().attribute("for_each");
        if (count.isPresent() && forEach.isPresent()) {
            block.member("for_each")
                    .ifPresent(m ->
                            error(
                                    block.file(),
                                    m.at(),
                                    "Invalid combination of \"count\" and \"for_each\"",
                                    "The \"count\" and \"for_each\" meta-arguments are"
                                            + " mutually-exclusive, only one should be used to"
                                            + " be explicit about the number of resources to be"
                                            + " created."));
        }
        resources.add(
                new ResourceBlock(
                        mode,
                        type,
                        name,
                        block.body().without(META),
                        count,
                        forEach,
                        provider(block.body()),
                        references(block, "depends_on"),
                        lifecycle(block),
                        block.place()));
    }

    private Optional<String> provider(JsonBody body) {
        return text(body, "provider").map(ModuleReader::withoutBraces);
    }

    private Lifecycle lifecycle(Labelled block) {
        var member = block.member("lifecycle");
        if (member.isEmpty()) {
            return Lifecycle.DEFAULT;
        }
        var lifecycle = Lifecycle.DEFAULT;
        for (var body : bodies(block.file(), member.get())) {
            var inner = new Labelled(block.labels(), body, body.json().at());
            known(
                    inner,
                    Set.of(
                            "create_before_destroy",
                            "prevent_destroy",
                            "ignore_changes",
                            "replace_triggered_by",
                            "precondition",
                            "postcondition"));
            notYet(inner, "precondition", "Preconditions are");
            notYet(inner, "postcondition", "Postconditions are");
            lifecycle =
                    new Lifecycle(
                            bool(inner, "create_before_destroy", false),
                            bool(inner, "prevent_destroy", false),
                            texts(inner, "ignore_changes"),
                            references(inner, "replace_triggered_by"));
        }
        return lifecycle;
    }

    // What many blocks have

    private boolean isFirst(String what, String key, Labelled block) {
        return isFirst(what, key, block.file(), block.at());
    }

    private boolean isFirst(String what, String key, SourceFile file, int at) {
        var earlier = seen.putIfAbsent(key, file.at(at));
        if (earlier != null) {
            error(
                    file,
                    at,
                    "Duplicate definition",
                    "There is already " + what + ", at " + earlier + ". Names must be unique.");
        }
        return earlier == null;
    }

    private void known(Labelled block, Set<String> names) {
        for (var member : block.body().members()) {
            if (!names.contains(member.name())) {
                error(
                        block.file(),
                        member.at(),
                        "Extraneous JSON object property",
                        "No argument or block type is named \""
                                + member.name()
                                + "\"."
                                + Nearest.hint(member.name(), names));
            }
        }
    }

    private void notYet(Labelled block, String name, String what) {
        block.member(name)
                .ifPresent(m ->
                        error(
                                block.file(),
                                m.at(),
                                "\"" + name + "\" is not supported yet",
                                what
                                        + " not supported yet by the embedded engine. Run"
                                        + " this configuration with terraform, or take it"
                                        + " out."));
    }

    private boolean bool(Labelled block, String name, boolean otherwise) {
        var member = block.member(name);
        if (member.isEmpty() || member.get().value() instanceof Json.JsonNull) {
            return otherwise;
        }
        return switch (member.get().value()) {
            case Json.JsonBool(boolean bool, _) -> bool;
            case Json.JsonString(String text, _) when text.equals("true") -> true;
            case Json.JsonString(String text, _) when text.equals("false") -> false;
            default -> {
                error(
                        block.file(),
                        member.get().at(),
                        "Unsuitable value type",
                        "\"" + name + "\" must be true or false, written as such.");
                yield otherwise;
            }
        };
    }

    private Optional<String> text(JsonBody body, String name) {
        for (var member : body.json().members()) {
            if (!member.name().equals(name)) {
                continue;
            }
            switch (member.value()) {
                case Json.JsonString(String text, _) -> {
                    return Optional.of(text);
                }
                case Json.JsonNull _ -> {
                    return Optional.empty();
                }
                case Json.JsonArray _, Json.JsonObject _, Json.JsonNumber _, Json.JsonBool _ ->
                        error(
                                body.file(),
                                member.at(),
                                "Unsuitable value type",
                                "\"" + name + "\" must be a string.");
            }
        }
        return Optional.empty();
    }

    /// A list of strings, or one string alone.
    private List<String> texts(Labelled block, String name) {
        return strings(block, name).stream().map(Json.JsonString::text).toList();
    }

    private List<Json.JsonString> strings(Labelled block, String name) {
        var member = block.member(name);
        if (member.isEmpty()) {
            return List.of();
        }
        var strings = new ArrayList<Json.JsonString>();
        var elements =
                member.get().value() instanceof Json.JsonArray(var several, _)
                        ? several
                        : List.of(member.get().value());
        for (var element : elements) {
            switch (element) {
                case Json.JsonString string -> strings.add(string);
                case Json.JsonNull _ -> {}
                case Json.JsonArray _, Json.JsonObject _, Json.JsonNumber _, Json.JsonBool _ ->
                        error(
                                block.file(),
                                element.at(),
                                "Unsuitable value type",
                                "\"" + name + "\" must be a list of strings.");
            }
        }
        return strings;
    }

    private List<Reference> references(Labelled block, String name) {
        var references = new ArrayList<Reference>();
        for (var string : strings(block, name)) {
            var parsed =
                    ExpressionParser.expression(
                            string.text(), Set.of(), origin(block.file(), string.at()));
            if (parsed.isFailed() || parsed.value().orElseThrow().references().isEmpty()) {
                error(
                        block.file(),
                        string.at(),
                        "Invalid expression",
                        "\""
                                + name
                                + "\" holds bare addresses such as \"azurerm_public_ip.example\","
                                + " without ${}; this is \""
                                + string.text()
                                + "\".");
            } else {
                references.addAll(parsed.value().orElseThrow().references());
            }
        }
        return references;
    }

    private static String withoutBraces(String text) {
        return text.startsWith("${") && text.endsWith("}")
                ? text.substring(2, text.length() - 1).strip()
                : text;
    }

    private static Origin origin(SourceFile file, int start) {
        return new StringOrigin(file, start);
    }

    private void error(SourceFile file, int offset, String summary, String detail) {
        diagnostics.add(file.error(offset, summary, detail));
    }
}
