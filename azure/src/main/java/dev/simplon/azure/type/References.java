package dev.simplon.azure.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;

/// Finds the references that a document makes.
final class References {
    private final List<ArmType.Reference> found = new ArrayList<>();

    private References() {}

    static List<ArmType.Reference> in(Kind kind, Value document) {
        var search = new References();
        search.look(kind, document, Path.ROOT);
        return List.copyOf(search.found);
    }

    private void look(Kind kind, Value value, Path at) {
        switch (kind) {
            case Kind.Reference _ ->
                    Members.of(value, "id").ifPresent(id -> add(id, at.attribute("id")));
            case Kind.Id _ -> add(value, at);
            case Kind.Members members -> {
                for (var property : members.properties()) {
                    if (!property.isReadOnly()) {
                        Members.of(value, property.name())
                                .ifPresent(v ->
                                        look(property.kind(), v, at.attribute(property.name())));
                    }
                }
            }
            case Kind.Array(Kind element, _) -> {
                var elements = value.asList();
                for (int i = 0; i < elements.size(); i++) {
                    look(element, elements.get(i), at.index(i));
                }
            }
            case Kind.Text _,
                    Kind.Whole _,
                    Kind.Decimal _,
                    Kind.Bool _,
                    Kind.OneOf _,
                    Kind.Prefix _,
                    Kind.Address _,
                    Kind.Location _,
                    Kind.TextMap _,
                    Kind.Anything _ -> {}
        }
    }

    private void add(Value id, Path at) {
        id.asText()
                .flatMap(ResourceId::parse)
                .ifPresent(target -> found.add(new ArmType.Reference(at, target)));
    }
}
