package dev.simplon.bindings.generator;

import java.util.List;

/// The arguments and attributes of a resource, a provider or a nested block, in the schema's order.
///
/// @param description a sentence, or empty
record Block(List<Field> fields, String description) {
    Block {
        fields = List.copyOf(fields);
    }

    List<Field> settable() {
        return fields.stream().filter(Field::settable).toList();
    }

    List<Field> required() {
        return fields.stream().filter(Field::required).toList();
    }
}
