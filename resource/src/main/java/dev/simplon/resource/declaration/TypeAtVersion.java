package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import dev.simplon.resource.schema.Attribute;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// A resource type as one version of the provider sees it. Immutable.
public final class TypeAtVersion {
    /// The name of the block that every type has beside its own members.
    public static final String TIMEOUTS = "timeouts";

    private final ResourceType type;
    private final Version version;
    private final List<Member> members;
    private final List<Constraint> constraints;
    private final Schema schema;

    TypeAtVersion(ResourceType type, Version version) {
        this.type = type;
        this.version = version;
        this.members = type.members().stream().filter(m -> m.period().contains(version)).toList();
        this.constraints =
                type.constraints().stream()
                        .filter(c -> c.holdsIn(version))
                        .map(this::known)
                        .filter(c -> c.names().size() > 1)
                        .toList();
        this.schema = schemaOf();
    }

    public ResourceType type() {
        return type;
    }

    public String name() {
        return type.name();
    }

    public Version version() {
        return version;
    }

    /// Without `timeouts`.
    public List<Member> members() {
        return members;
    }

    public Optional<Member> member(String name) {
        return members.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    public List<Constraint> constraints() {
        return constraints;
    }

    public Schema schema() {
        return schema;
    }

    public Timeouts timeouts() {
        return type.timeouts().apply(version);
    }

    public String revision() {
        return type.revision().apply(version);
    }

    /// The type of its values, `timeouts` included.
    public Type.ObjectOf impliedType() {
        return schema.block().impliedType();
    }

    private Constraint known(Constraint constraint) {
        var names = new LinkedHashSet<String>();
        for (var name : constraint.names()) {
            if (members.stream().anyMatch(m -> m.name().equals(name))) {
                names.add(name);
            }
        }
        return new Constraint(constraint.kind(), List.copyOf(names), constraint.period());
    }

    private Schema schemaOf() {
        var own = Schemas.block(members, version, type.says());
        var blocks = new LinkedHashMap<>(own.blocks());
        var attributes = new LinkedHashMap<String, Attribute>();
        for (var operation : timeouts().byOperation().keySet()) {
            attributes.put(
                    operation,
                    new Attribute(
                            operation,
                            Type.STRING,
                            false,
                            true,
                            false,
                            false,
                            false,
                            Optional.empty(),
                            "How long to wait, such as `60m` or `1h30m`."));
        }
        blocks.put(
                TIMEOUTS,
                new NestedBlock(
                        TIMEOUTS,
                        NestedBlock.Nesting.SINGLE,
                        new Block(
                                attributes,
                                new LinkedHashMap<>(),
                                "How long each operation may take."),
                        0,
                        0));
        return new Schema(0, new Block(own.attributes(), blocks, own.description()));
    }
}
