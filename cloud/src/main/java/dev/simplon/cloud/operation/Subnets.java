package dev.simplon.cloud.operation;

import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Optional;

/// A subnet inside its network's document: there, and as a resource of its own, it is one thing.
public final class Subnets {
    private Subnets() {}

    public static Optional<ObjectValue> find(ObjectValue network, String name) {
        return Edit.list(network, "properties", "subnets").stream()
                .filter(s -> Edit.text(s, "name").equalsIgnoreCase(name))
                .map(Edit::asObject)
                .findFirst();
    }

    /// The network with this subnet in place of the one of the same name, or behind the others.
    static ObjectValue put(ObjectValue network, ObjectValue subnet) {
        var name = Edit.text(subnet, "name");
        var subnets = new ArrayList<Value>();
        boolean placed = false;
        for (var each : Edit.list(network, "properties", "subnets")) {
            boolean same = Edit.text(each, "name").equalsIgnoreCase(name);
            subnets.add(same ? subnet : each);
            placed |= same;
        }
        if (!placed) {
            subnets.add(subnet);
        }
        return Edit.put(network, subnets, "properties", "subnets");
    }

    static ObjectValue remove(ObjectValue network, String name) {
        return Edit.put(
                network,
                Edit.list(network, "properties", "subnets").stream()
                        .filter(s -> !Edit.text(s, "name").equalsIgnoreCase(name))
                        .toList(),
                "properties",
                "subnets");
    }
}
