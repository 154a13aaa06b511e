package dev.simplon.engine.state;

import dev.simplon.resource.PrivateData;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Everything that a stack was made into. Immutable; two equal states have the same bytes.
///
/// @param lineage made once, with the first state, and never changed
/// @param serial grows with every write that changes something
public record State(
        String lineage,
        long serial,
        SortedMap<String, OutputValue> outputs,
        SortedMap<Slot, ObjectState> objects) {
    public State {
        outputs = Collections.unmodifiableSortedMap(sorted(outputs));
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /// A new stack's: nothing yet, serial 0, a lineage of its own.
    public static State fresh() {
        return new State(UUID.randomUUID().toString(), 0, new TreeMap<>(), new TreeMap<>());
    }

    /// Where an object is kept.
    ///
    /// @param deposed eight hex digits: an old object that a replacement has not destroyed yet;
    ///   empty: the current object
    public record Slot(Address address, Optional<String> deposed) implements Comparable<Slot> {
        private static final Comparator<Slot> ORDER =
                Comparator.comparing(Slot::address).thenComparing(slot -> slot.deposed.orElse(""));

        public static Slot current(Address address) {
            return new Slot(address, Optional.empty());
        }

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param provider as the file names it: `provider["HOST/hashicorp/azurerm"].west`
    /// @param attributes the JSON of the object, as values of the types that it implies
    /// @param sensitive paths that must not be shown
    /// @param dependencies addresses of blocks, sorted
    public record ObjectState(
            String provider,
            boolean tainted,
            long schemaVersion,
            Value attributes,
            List<Path> sensitive,
            PrivateData privateData,
            List<String> dependencies,
            boolean createBeforeDestroy) {
        public ObjectState {
            sensitive =
                    sensitive.stream()
                            .distinct()
                            .sorted(Comparator.comparing(Path::toString))
                            .toList();
            dependencies = dependencies.stream().distinct().sorted(StateJson.BYTE_ORDER).toList();
        }

        /// The attributes stay out of it: they may hold secrets.
        @Override
        public String toString() {
            return "ObjectState[" + provider + ", dependencies=" + dependencies + "]";
        }
    }

    /// An output of the root module; never marked inside.
    public record OutputValue(Value value, Type type, boolean sensitive) {
        @Override
        public String toString() {
            return sensitive ? "(sensitive value)" : value.toString();
        }
    }

    public Optional<ObjectState> current(Address address) {
        return Optional.ofNullable(objects.get(Slot.current(address)));
    }

    public State with(Slot slot, ObjectState object) {
        var changed = new TreeMap<>(objects);
        changed.put(slot, object);
        return new State(lineage, serial, outputs, changed);
    }

    public State without(Slot slot) {
        var changed = new TreeMap<>(objects);
        changed.remove(slot);
        return new State(lineage, serial, outputs, changed);
    }

    public State withOutputs(Map<String, OutputValue> values) {
        return new State(lineage, serial, sorted(values), objects);
    }

    public State withSerial(long next) {
        return new State(lineage, next, outputs, objects);
    }

    /// True if the other one says the same of the world: serial and lineage are not looked at.
    public boolean sameContent(State other) {
        return outputs.equals(other.outputs) && objects.equals(other.objects);
    }

    public boolean isEmpty() {
        return objects.isEmpty() && outputs.isEmpty();
    }

    private static SortedMap<String, OutputValue> sorted(Map<String, OutputValue> values) {
        var sorted = new TreeMap<String, OutputValue>(StateJson.BYTE_ORDER);
        sorted.putAll(values);
        return sorted;
    }
}
