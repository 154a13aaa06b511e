package dev.simplon.plugin.rpc;

import dev.simplon.resource.schema.Attribute;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.Schema;
import dev.simplon.resource.schema.WriteOnly;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The schema of one resource type, data source or of the provider, and what is asked of it again
/// and again.
final class TypeSchema {
    private final String name;
    private final Block block;
    private final Type type;
    private final boolean hasWriteOnly;
    private final boolean hasSecrets;

    TypeSchema(String name, Schema schema) {
        this.name = name;
        this.block = schema.block();
        this.type = block.impliedType();
        this.hasWriteOnly = any(block, Attribute::writeOnly);
        this.hasSecrets = hasWriteOnly || any(block, Attribute::sensitive);
    }

    String name() {
        return name;
    }

    Type type() {
        return type;
    }

    /// The same value with null for every write-only attribute: they stand in the configuration
    /// alone, never in plan or state.
    Value withoutWriteOnly(Value value) {
        return hasWriteOnly ? WriteOnly.dropped(block, value) : value;
    }

    /// Where write-only attributes are not null.
    List<Path> writeOnlyIn(Value value) {
        var found = new ArrayList<Path>();
        if (hasWriteOnly) {
            find(
                    block,
                    value,
                    Path.ROOT,
                    Attribute::writeOnly,
                    (at, here) -> {
                        if (!here.isNull()) {
                            found.add(at);
                        }
                    });
        }
        return found;
    }

    void collectSecrets(Value value, Secrets secrets) {
        if (hasSecrets) {
            find(
                    block,
                    value,
                    Path.ROOT,
                    attribute -> attribute.sensitive() || attribute.writeOnly(),
                    (_, here) -> secrets.add(here));
        }
    }

    /// The same said of the block around it, where the attribute is sensitive: beside a diagnostic
    /// Terraform prints the line of the configuration that it is about, and that line may hold the
    /// secret.
    Diagnostic discreet(Diagnostic diagnostic) {
        return block.aroundSecret(diagnostic.at()).map(diagnostic::at).orElse(diagnostic);
    }

    private interface Found {
        void at(Path path, Value value);
    }

    private static void find(
            Block block, Value value, Path at, Predicate<Attribute> which, Found found) {
        if (!(value.unmarked() instanceof ObjectValue object)) {
            return;
        }
        block.attributes()
                .forEach((name, attribute) -> {
                    if (which.test(attribute)) {
                        object.member(name)
                                .ifPresent(member -> found.at(at.attribute(name), member));
                    }
                });
        block.blocks()
                .forEach((name, nested) ->
                        object.member(name)
                                .ifPresent(member ->
                                        each(
                                                member,
                                                at.attribute(name),
                                                (path, inner) ->
                                                        find(
                                                                nested.block(),
                                                                inner,
                                                                path,
                                                                which,
                                                                found))));
    }

    /// The objects of a nested block, each with its place.
    private static void each(Value member, Path at, Found found) {
        switch (member.unmarked()) {
            // A tuple in a raw state: JSON tells no sets from lists.
            case Value.ListValue _, Value.TupleValue _ -> {
                var elements = member.asList();
                for (int i = 0; i < elements.size(); i++) {
                    found.at(at.index(i), elements.get(i));
                }
            }
            case Value.SetValue(_, List<Value> elements) ->
                    elements.forEach(element -> found.at(at.element(element), element));
            case Value.MapValue(_, var elements) ->
                    elements.forEach((key, element) -> found.at(at.key(key), element));
            case Value other -> found.at(at, other);
        }
    }

    private static boolean any(Block block, Predicate<Attribute> which) {
        return block.attributes().values().stream().anyMatch(which)
                || block.blocks().values().stream().anyMatch(nested -> any(nested.block(), which));
    }
}
