package dev.simplon.configuration;

import dev.simplon.values.Checked;
import dev.simplon.values.Value;
import java.util.HashMap;
import java.util.Map;

/// A scope that knows what the test gave it.
final class FakeScope implements Scope {
    private final Map<Reference, Value> values = new HashMap<>();
    private boolean planning = true;

    FakeScope with(Reference reference, Value value) {
        values.put(reference, value);
        return this;
    }

    FakeScope variable(String name, Value value) {
        return with(new Reference.Variable(name), value);
    }

    FakeScope applying() {
        planning = false;
        return this;
    }

    FakeScope resource(String type, String name, Value value) {
        return with(
                new Reference.Resource(Configuration.ResourceBlock.Mode.MANAGED, type, name),
                value);
    }

    @Override
    public Checked<Value> resolve(Reference reference, Location at) {
        var value = values.get(reference);
        return value != null
                ? Checked.of(value)
                : Checked.failed(at.error("Reference to undeclared", reference.toString()));
    }

    @Override
    public boolean planning() {
        return planning;
    }
}
