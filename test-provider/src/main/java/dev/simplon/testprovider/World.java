package dev.simplon.testprovider;

import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What exists, by id, and what was done to it.
public class World {
    private final Map<String, ObjectValue> objects = new ConcurrentSkipListMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> halfMade = ConcurrentHashMap.newKeySet();

    public World() {}

    protected World(Map<String, ObjectValue> existing) {
        objects.putAll(existing);
    }

    public Optional<ObjectValue> get(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    public void put(String id, ObjectValue object) {
        objects.put(id, object);
    }

    public void remove(String id) {
        objects.remove(id);
    }

    public Set<String> ids() {
        return objects.keySet();
    }

    /// `create a`, `update a`, `delete a`, in the order in which they ended.
    public List<String> log() {
        return List.copyOf(log);
    }

    public void forget() {
        log.clear();
    }

    void did(String what) {
        log.add(what);
    }

    /// From now on writes of this box are refused.
    public void fail(String name) {
        failing.add(name);
    }

    /// From now on creates of this box fail after something was made.
    public void failHalfway(String name) {
        halfMade.add(name);
    }

    public void mend() {
        failing.clear();
        halfMade.clear();
    }

    boolean fails(String name) {
        return failing.contains(name);
    }

    boolean failsHalfway(String name) {
        return halfMade.contains(name);
    }

    /// Called when a write is done in the world and not yet told to the engine.
    protected void written(String what, Value object) {}
}
