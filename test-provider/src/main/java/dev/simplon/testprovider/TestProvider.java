package dev.simplon.testprovider;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider;
import dev.simplon.resource.schema.Attribute;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.json.TypeJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Boxes. `test_box` has every kind of argument: `name` forces replacement, `revision` counts the
/// writes (known only after apply), `secret` is sensitive, `ticket` is write-only, `rule` is a list
/// of blocks, `member` a set of blocks, `anything` is dynamic. The id is known in the plan.
/// `test_anonymous` gets its id when it is made. The data source `test_box` reads a box by name.
public class TestProvider implements Provider {
    private static final Type TAGS = Type.map(Type.STRING);
    private static final Block RULE =
            block(
                    List.of(
                            attribute("port", Type.NUMBER, "r"),
                            attribute("note", Type.STRING, "o"),
                            attribute("label", Type.STRING, "oc")),
                    List.of());
    private static final Block MEMBER =
            block(
                    List.of(
                            attribute("who", Type.STRING, "r"),
                            attribute("number", Type.NUMBER, "c")),
                    List.of());
    private static final Schema BOX =
            new Schema(
                    0,
                    block(
                            List.of(
                                    attribute("anything", Type.DYNAMIC, "o"),
                                    attribute("id", Type.STRING, "c"),
                                    attribute("name", Type.STRING, "r"),
                                    attribute("notes", Type.list(Type.STRING), "o"),
                                    attribute("revision", Type.NUMBER, "c"),
                                    attribute("secret", Type.STRING, "os"),
                                    attribute("size", Type.NUMBER, "oc"),
                                    attribute("tags", TAGS, "o"),
                                    attribute("ticket", Type.STRING, "ow")),
                            List.of(
                                    new NestedBlock(
                                            "member", NestedBlock.Nesting.SET, MEMBER, 0, 0),
                                    new NestedBlock(
                                            "rule", NestedBlock.Nesting.LIST, RULE, 0, 0))));
    private static final Schema ANONYMOUS =
            new Schema(
                    0,
                    block(
                            List.of(
                                    attribute("id", Type.STRING, "c"),
                                    attribute("parent", Type.STRING, "o")),
                            List.of()));
    private static final Schema BOX_DATA =
            new Schema(
                    0,
                    block(
                            List.of(
                                    attribute("id", Type.STRING, "c"),
                                    attribute("name", Type.STRING, "r"),
                                    attribute("size", Type.NUMBER, "c")),
                            List.of()));
    private static final Schema SETTINGS =
            new Schema(0, block(List.of(attribute("prefix", Type.STRING, "o")), List.of()));

    private final World world;
    private String prefix = "/boxes/";

    public TestProvider(World world) {
        this.world = world;
    }

    @Override
    public Schema providerSchema() {
        return SETTINGS;
    }

    @Override
    public SequencedMap<String, Schema> resourceTypes() {
        var types = new LinkedHashMap<String, Schema>();
        types.put("test_box", BOX);
        types.put("test_anonymous", ANONYMOUS);
        return types;
    }

    @Override
    public SequencedMap<String, Schema> dataSources() {
        var types = new LinkedHashMap<String, Schema>();
        types.put("test_box", BOX_DATA);
        return types;
    }

    @Override
    public List<Diagnostic> validateProvider(Value config) {
        return List.of();
    }

    @Override
    public List<Diagnostic> validateResource(String type, Value config) {
        return config.member("size")
                        .flatMap(Value::asNumber)
                        .filter(n -> n.signum() < 0)
                        .isPresent()
                ? List.of(
                        Diagnostic.error(
                                Path.of("size"),
                                "Invalid size",
                                "A box cannot be smaller than nothing. Give 0 or more."))
                : List.of();
    }

    @Override
    public List<Diagnostic> validateDataSource(String type, Value config) {
        return List.of();
    }

    @Override
    public List<Diagnostic> configure(Value config) {
        config.member("prefix").flatMap(Value::asText).ifPresent(text -> prefix = text);
        return List.of();
    }

    @Override
    public Planned plan(
            String type, Value prior, Value proposed, Value config, PrivateData priorPrivate) {
        if (proposed.isNull()) {
            return new Planned(proposed, List.of(), priorPrivate, false, List.of());
        }
        var planned = (ObjectValue) proposed;
        boolean create = prior.isNull();
        boolean changes = create || !prior.equals(planned);
        if (type.equals("test_anonymous")) {
            return new Planned(
                    create ? planned.with("id", Value.unknown(Type.STRING)) : planned,
                    List.of(),
                    priorPrivate,
                    false,
                    List.of());
        }
        if (create || !same(prior, planned, "name")) {
            planned =
                    planned.with(
                            "id",
                            text(planned, "name")
                                    .map(name -> Value.of(prefix + name))
                                    .orElse(Value.unknown(Type.STRING)));
        }
        if (create && planned.members().get("size") instanceof Value.NullValue) {
            planned = planned.with("size", Value.of(1));
        }
        if (changes) {
            planned = planned.with("revision", Value.unknown(Type.NUMBER));
            planned = planned.with("rule", each(planned, "rule", RULE, TestProvider::plannedRule));
            planned =
                    planned.with(
                            "member", each(planned, "member", MEMBER, TestProvider::plannedMember));
        }
        return new Planned(
                planned, List.of(Path.of("name")), PrivateData.of("kept"), false, List.of());
    }

    private static ObjectValue plannedRule(ObjectValue rule) {
        return rule.member("label").orElseThrow().isNull()
                ? rule.with("label", Value.unknown(Type.STRING))
                : rule;
    }

    private static ObjectValue plannedMember(ObjectValue member) {
        return member.member("number").orElseThrow().isNull()
                ? member.with("number", Value.unknown(Type.NUMBER))
                : member;
    }

    @Override
    public Applied apply(
            String type, Value prior, Value planned, Value config, PrivateData plannedPrivate) {
        var object = planned.isNull() ? prior : planned;
        var name =
                type.equals("test_anonymous")
                        ? text(object, "id").orElse("anonymous")
                        : text(object, "name").orElseThrow();
        var verb = prior.isNull() ? "create" : planned.isNull() ? "delete" : "update";
        if (world.fails(name)) {
            return new Applied(
                    prior,
                    plannedPrivate,
                    List.of(
                            Diagnostic.error(
                                    "Refused", "The world refuses to " + verb + " " + name + ".")));
        }
        if (planned.isNull()) {
            world.remove(text(prior, "id").orElseThrow());
            world.did("delete " + name);
            world.written("delete " + name, prior);
            return new Applied(planned, PrivateData.NONE, List.of());
        }
        var made = (ObjectValue) planned;
        if (type.equals("test_anonymous")) {
            made =
                    made.member("id").orElseThrow().isKnown()
                            ? made
                            : made.with("id", Value.of("/anonymous/" + (world.ids().size() + 1)));
        } else {
            var revision =
                    prior.member("revision")
                            .flatMap(Value::asNumber)
                            .map(n -> n.longValue() + 1)
                            .orElse(1L);
            made = made.with("revision", Value.of(revision));
            made =
                    made.with(
                            "rule",
                            each(
                                    made,
                                    "rule",
                                    RULE,
                                    rule ->
                                            rule.member("label").orElseThrow().isKnown()
                                                    ? rule
                                                    : rule.with(
                                                            "label",
                                                            Value.of(
                                                                    "port "
                                                                            + rule.member("port")
                                                                                    .flatMap(
                                                                                            Value
                                                                                                    ::asNumber)
                                                                                    .map(
                                                                                            Conversion
                                                                                                    ::plain)
                                                                                    .orElseThrow()))));
            made =
                    made.with(
                            "member",
                            each(
                                    made,
                                    "member",
                                    MEMBER,
                                    member ->
                                            member.with(
                                                    "number",
                                                    Value.of(
                                                            text(member, "who")
                                                                    .orElseThrow()
                                                                    .length()))));
        }
        var id = text(made, "id").orElseThrow();
        if (prior.isNull() && world.get(id).isPresent()) {
            return new Applied(
                    Value.nullOf(planned.type()),
                    PrivateData.NONE,
                    List.of(Diagnostic.error("Already exists", id + " already exists.")));
        }
        world.put(id, made);
        world.did(verb + " " + name);
        world.written(verb + " " + name, made);
        return new Applied(
                made,
                plannedPrivate,
                world.failsHalfway(name)
                        ? List.of(
                                Diagnostic.error(
                                        "Half made", name + " was made but does not work."))
                        : List.of());
    }

    @Override
    public State read(String type, Value state, PrivateData privateData) {
        var found = world.get(text(state, "id").orElse(""));
        return new State(
                found.<Value>map(object -> object).orElse(Value.nullOf(state.type())),
                privateData,
                List.of());
    }

    @Override
    public State readDataSource(String type, Value config) {
        var id = prefix + text(config, "name").orElseThrow();
        var found = world.get(id);
        if (found.isEmpty()) {
            return new State(
                    config,
                    PrivateData.NONE,
                    List.of(Diagnostic.error("Not found", "There is no box " + id + ".")));
        }
        return new State(
                ((ObjectValue) config)
                        .with("id", Value.of(id))
                        .with("size", found.get().member("size").orElseThrow()),
                PrivateData.NONE,
                List.of());
    }

    @Override
    public List<Imported> importResource(String type, String id) {
        var members = new LinkedHashMap<String, Value>();
        BOX.block()
                .impliedType()
                .attributes()
                .forEach((name, of) -> members.put(name, Value.nullOf(of)));
        members.put("id", Value.of(id));
        return List.of(new Imported(type, Value.object(members), PrivateData.NONE));
    }

    @Override
    public State upgrade(String type, long version, Value raw) {
        var schema = java.util.Objects.requireNonNull(resourceTypes().get(type));
        var members = new LinkedHashMap<String, Value>();
        schema.block()
                .impliedType()
                .attributes()
                .forEach((name, of) -> {
                    var value = raw.member(name).orElse(Value.nullOf(of));
                    try {
                        members.put(
                                name,
                                of == Type.DYNAMIC && !value.isNull()
                                        ? Conversion.convert(
                                                value.member("value").orElseThrow(),
                                                TypeJson.decode(value.member("type").orElseThrow())
                                                        .orElseThrow())
                                        : Conversion.convert(value, of));
                    } catch (ConversionException e) {
                        throw new IllegalStateException(e);
                    }
                });
        return new State(Value.object(members), PrivateData.NONE, List.of());
    }

    @Override
    public Reviewed review(List<PlannedChange> changes) {
        var findings = new ArrayList<Finding>();
        for (var change : changes) {
            change.planned()
                    .flatMap(planned -> planned.member("size"))
                    .flatMap(Value::asNumber)
                    .filter(size -> size.intValue() > 100)
                    .ifPresent(_ ->
                            findings.add(
                                    new Finding(
                                            change.address(),
                                            "TEST-001",
                                            Diagnostic.error(
                                                    Path.of("size"),
                                                    "Too large",
                                                    "The world has no room for more than"
                                                            + " 100. Make it smaller."))));
        }
        return new Reviewed(findings, List.of());
    }

    private interface Change {
        ObjectValue of(ObjectValue element);
    }

    private static Value each(ObjectValue object, String name, Block block, Change change) {
        var inside = object.member(name).orElseThrow();
        if (!inside.isKnown()) {
            return inside;
        }
        var changed = inside.asList().stream().map(e -> change.of((ObjectValue) e)).toList();
        return inside instanceof Value.SetValue
                ? Value.set(block.impliedType(), changed)
                : Value.list(block.impliedType(), changed);
    }

    private static boolean same(Value left, Value right, String member) {
        return left.member(member).equals(right.member(member));
    }

    private static Optional<String> text(Value object, String member) {
        return object.member(member).flatMap(Value::asText);
    }

    private static Attribute attribute(String name, Type type, String flags) {
        return new Attribute(
                name,
                type,
                flags.contains("r"),
                flags.contains("o"),
                flags.contains("c"),
                flags.contains("s"),
                flags.contains("w"),
                Optional.empty(),
                "");
    }

    private static Block block(List<Attribute> attributes, List<NestedBlock> blocks) {
        var byName = new LinkedHashMap<String, Attribute>();
        attributes.forEach(attribute -> byName.put(attribute.name(), attribute));
        var nested = new LinkedHashMap<String, NestedBlock>();
        blocks.forEach(block -> nested.put(block.name(), block));
        return new Block(byName, nested, "");
    }
}
