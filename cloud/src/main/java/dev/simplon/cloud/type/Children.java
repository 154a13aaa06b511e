package dev.simplon.cloud.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Children inside their parent's document.
public final class Children {
    private static final String PROPERTIES = "properties";

    private Children() {}

    public static List<Value> in(ObjectValue parent, EmulatedType type) {
        return Edit.list(parent, PROPERTIES, type.member());
    }

    public static Optional<ObjectValue> find(ObjectValue parent, EmulatedType type, String name) {
        return in(parent, type).stream()
                .filter(c -> isNamed(c, name))
                .map(Edit::asObject)
                .findFirst();
    }

    /// Every child of a document, of whatever type, by its id.
    public static Map<ResourceId, ObjectValue> all(ResourceId parent, ObjectValue document) {
        var all = new LinkedHashMap<ResourceId, ObjectValue>();
        EmulatedType.of(parent)
                .map(EmulatedType::children)
                .orElse(List.of())
                .forEach(type ->
                        in(document, type)
                                .forEach(child ->
                                        all.put(
                                                parent.child(
                                                        type.member(), Edit.text(child, "name")),
                                                Edit.asObject(child))));
        return all;
    }

    /// The parent with this child in place of the one of the same name, or behind the others.
    public static ObjectValue put(ObjectValue parent, EmulatedType type, ObjectValue child) {
        var name = Edit.text(child, "name");
        var children = new ArrayList<Value>();
        boolean placed = false;
        for (var each : in(parent, type)) {
            boolean same = isNamed(each, name);
            children.add(same ? child : each);
            placed |= same;
        }
        if (!placed) {
            children.add(child);
        }
        return Edit.put(parent, children, PROPERTIES, type.member());
    }

    public static ObjectValue remove(ObjectValue parent, EmulatedType type, String name) {
        return Edit.put(
                parent,
                in(parent, type).stream().filter(c -> !isNamed(c, name)).toList(),
                PROPERTIES,
                type.member());
    }

    /// The parent with each of its children of a type changed.
    static ObjectValue each(
            ObjectValue parent, EmulatedType type, UnaryOperator<ObjectValue> change) {
        return Edit.each(parent, change, PROPERTIES, type.member());
    }

    private static boolean isNamed(Value child, String name) {
        return Edit.text(child, "name").equalsIgnoreCase(name);
    }
}
