package dev.simplon.configuration.syntax;

import dev.simplon.configuration.BlockSpec;
import dev.simplon.configuration.Body;
import dev.simplon.configuration.Expression;
import dev.simplon.configuration.Location;
import dev.simplon.configuration.Reference;
import dev.simplon.configuration.Scope;
import dev.simplon.configuration.expression.Locals;
import dev.simplon.values.Checked;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A JSON object read as the content of a block.
///
/// @param taken names that are no arguments of the block: meta arguments
/// @param bound names that dynamic blocks around this one bind
record JsonBody(SourceFile file, Json.JsonObject json, Set<String> taken, Set<String> bound)
        implements Body {
    static final String COMMENT = "//";
    static final String DYNAMIC = "dynamic";

    JsonBody(SourceFile file, Json.JsonObject json) {
        this(file, json, Set.of(), Set.of());
    }

    JsonBody without(Set<String> names) {
        return new JsonBody(file, json, names, bound);
    }

    JsonBody inside(Json.JsonObject inner) {
        return new JsonBody(file, inner, Set.of(), bound);
    }

    @Override
    public Checked<ObjectValue> decode(BlockSpec spec, Scope scope) {
        var decoding = new Decoding(scope);
        var value = decoding.body(this, spec, Locals.NONE, Path.ROOT);
        return Checked.of(value, decoding.diagnostics());
    }

    @Override
    public List<Reference> references(BlockSpec spec) {
        var references = new LinkedHashSet<Reference>();
        collect(spec, references);
        return List.copyOf(references);
    }

    private void collect(BlockSpec spec, Set<Reference> references) {
        for (var member : members()) {
            var nested = spec.blocks().get(member.name());
            if (spec.attributes().containsKey(member.name())) {
                references.addAll(expression(member.value()).references());
            } else if (nested != null) {
                for (var block : Blocks.of(this, member, nested).blocks()) {
                    block.body().collect(nested.block(), references);
                }
            } else if (member.name().equals(DYNAMIC)) {
                for (var dynamic : DynamicBlock.all(this, member).blocks()) {
                    var generated = spec.blocks().get(dynamic.type());
                    if (generated != null) {
                        references.addAll(dynamic.forEach().references());
                        dynamic.content().collect(generated.block(), references);
                    }
                }
            }
        }
    }

    @Override
    public Location locate(Path path) {
        Json here = json;
        int at = json.at();
        for (var step : path.steps()) {
            Json inner = null;
            int innerAt = at;
            switch (step) {
                case Path.Step.Attribute(String name) -> {
                    var member = find(firstObject(here), name);
                    if (member.isPresent()) {
                        inner = member.get().value();
                        innerAt = member.get().at();
                    }
                }
                case Path.Step.Index(Value key) -> {
                    if (key.unmarked() instanceof Value.Num(BigDecimal index)) {
                        if (here instanceof Json.JsonArray(var elements, _)
                                && index.intValue() >= 0
                                && index.intValue() < elements.size()) {
                            inner = elements.get(index.intValue());
                            innerAt = inner.at();
                        } else if (index.signum() == 0) {
                            inner = here;
                        }
                    } else if (key.unmarked() instanceof Value.Text(String name)) {
                        var member = find(here, name);
                        if (member.isPresent()) {
                            inner = member.get().value();
                            innerAt = member.get().at();
                        }
                    }
                }
            }
            if (inner == null) {
                break;
            }
            here = inner;
            at = innerAt;
        }
        return file.at(at);
    }

    /// A path of a single block has no index where the text may have an array of one.
    private static Json firstObject(Json json) {
        return json instanceof Json.JsonArray(var elements, _) && elements.size() == 1
                ? elements.getFirst()
                : json;
    }

    private static Optional<Json.Member> find(Json json, String name) {
        if (!(json instanceof Json.JsonObject(var members, _))) {
            return Optional.empty();
        }
        return members.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    @Override
    public List<String> names() {
        return members().stream().map(Json.Member::name).distinct().toList();
    }

    @Override
    public Optional<Expression> attribute(String name) {
        return members().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .map(m -> expression(m.value()));
    }

    /// What is written here, without comments and meta arguments.
    List<Json.Member> members() {
        return json.members().stream()
                .filter(m -> !m.name().equals(COMMENT) && !taken.contains(m.name()))
                .toList();
    }

    JsonExpression expression(Json value) {
        return new JsonExpression(value, file, bound);
    }

    /// The members of JSON that gives bodies: an object is one, an array of objects are many, null
    /// is none.
    static List<Json.JsonObject> objects(Json json, List<Json> wrong) {
        var objects = new ArrayList<Json.JsonObject>();
        switch (json) {
            case Json.JsonNull _ -> {}
            case Json.JsonObject object -> objects.add(object);
            case Json.JsonArray(var elements, _) -> {
                for (var element : elements) {
                    if (element instanceof Json.JsonObject object) {
                        objects.add(object);
                    } else {
                        wrong.add(element);
                    }
                }
            }
            case Json.JsonString _, Json.JsonNumber _, Json.JsonBool _ -> wrong.add(json);
        }
        return objects;
    }
}
