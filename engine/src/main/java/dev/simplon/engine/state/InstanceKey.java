package dev.simplon.engine.state;

/// Which instance of a block: none, the index of `count`, or the key of `for_each`. Sorts as
/// Terraform sorts: no key, then numbers, then texts by their UTF-8 bytes.
public sealed interface InstanceKey extends Comparable<InstanceKey> {
    static InstanceKey none() {
        return new None();
    }

    record None() implements InstanceKey {
        @Override
        public String toString() {
            return "";
        }
    }

    record Index(long index) implements InstanceKey {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    record Key(String key) implements InstanceKey {
        @Override
        public String toString() {
            return "[" + StateJson.quote(key) + "]";
        }
    }

    @Override
    default int compareTo(InstanceKey other) {
        return switch (this) {
            case None _ -> other instanceof None ? 0 : -1;
            case Index(long index) ->
                    switch (other) {
                        case None _ -> 1;
                        case Index(long that) -> Long.compare(index, that);
                        case Key _ -> -1;
                    };
            case Key(String key) ->
                    other instanceof Key(String that) ? StateJson.BYTE_ORDER.compare(key, that) : 1;
        };
    }
}
