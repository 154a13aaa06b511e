package dev.simplon.azurerm;

import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/// The arguments of a resource for checks that compare them: certain answers only, so that a check
/// is silent where something is not known yet.
record Arguments(ObjectValue values) {
    /// Known and not empty.
    Optional<String> text(String name) {
        return values.member(name).flatMap(Value::asText).filter(text -> !text.isEmpty());
    }

    boolean is(String name, String text) {
        return text(name).equals(Optional.of(text));
    }

    /// Certainly true.
    boolean isOn(String name) {
        return values.member(name).flatMap(Value::asBool).orElse(false);
    }

    /// Certainly not true.
    boolean isOff(String name) {
        return isAbsent(name) || values.member(name).equals(Optional.of(Value.of(false)));
    }

    /// Certainly not given: null, the empty text, no block.
    boolean isAbsent(String name) {
        var value = values.member(name);
        return value.isEmpty()
                || value.get().isNull()
                || value.get().equals(Value.of(""))
                || (value.get().isKnown()
                        && value.get() instanceof Value.ListValue list
                        && list.elements().isEmpty());
    }

    /// Certainly given.
    boolean isThere(String name) {
        return values.member(name).map(Value::isKnown).orElse(false) && !isAbsent(name);
    }

    Optional<Long> number(String name) {
        return values.member(name).flatMap(Value::asNumber).map(n -> n.longValue());
    }

    /// The blocks of that name, as far as they are known.
    List<Arguments> blocks(String name) {
        return values.member(name).map(Value::asList).orElse(List.of()).stream()
                .filter(block -> block instanceof ObjectValue)
                .map(block -> new Arguments((ObjectValue) block))
                .toList();
    }
}
