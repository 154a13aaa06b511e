package dev.simplon.resource.lifecycle;

import dev.simplon.values.Value;

/// Values that say as little as null: what a writer leaves in a state for an argument that was not
/// given.
final class Blank {
    private Blank() {}

    /// Null, the empty text, zero, false, or a collection without elements.
    static boolean is(Value value) {
        return switch (value.unmarked()) {
            case Value.NullValue _ -> true;
            case Value.Text(String text) -> text.isEmpty();
            case Value.Num(var number) -> number.signum() == 0;
            case Value.Bool(boolean bool) -> !bool;
            case Value.ListValue list -> list.elements().isEmpty();
            case Value.SetValue set -> set.elements().isEmpty();
            case Value.TupleValue tuple -> tuple.elements().isEmpty();
            case Value.MapValue map -> map.elements().isEmpty();
            case Value.ObjectValue _, Value.Unknown _, Value.Sensitive _ -> false;
        };
    }
}
