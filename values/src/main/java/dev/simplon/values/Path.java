package dev.simplon.values;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where in a value something is: attribute names and indexes from the outside in. The empty path
/// is the whole.
public record Path(List<Step> steps) {
    public static final Path ROOT = new Path(List.of());

    public Path {
        steps = List.copyOf(steps);
    }

    public sealed interface Step {
        record Attribute(String name) implements Step {}

        /// The key of a map (a string), the index of a list (a number), or the element of a set
        /// itself.
        record Index(Value key) implements Step {}
    }

    public static Path of(String... names) {
        var path = ROOT;
        for (var name : names) {
            path = path.attribute(name);
        }
        return path;
    }

    public Path attribute(String name) {
        return with(new Step.Attribute(name));
    }

    public Path index(long index) {
        return with(new Step.Index(Value.of(index)));
    }

    public Path key(String key) {
        return with(new Step.Index(Value.of(key)));
    }

    public Path element(Value element) {
        return with(new Step.Index(element));
    }

    public Path with(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(longer);
    }

    /// This path with `tail` behind it.
    public Path append(Path tail) {
        var longer = new ArrayList<>(steps);
        longer.addAll(tail.steps);
        return new Path(longer);
    }

    /// The value there; empty if the path leads nowhere, through null or through something unknown.
    public Optional<Value> in(Value value) {
        var here = value;
        for (var step : steps) {
            var next =
                    switch (step) {
                        case Step.Attribute(String name) -> here.member(name);
                        case Step.Index(Value key) -> element(here, key);
                    };
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    private static Optional<Value> element(Value container, Value key) {
        return switch (key.unmarked()) {
            case Value.Text(String name) -> container.member(name);
            case Value.Num(BigDecimal number) -> {
                var elements = container.asList();
                int index = number.intValue();
                yield index >= 0 && index < elements.size()
                        ? Optional.of(elements.get(index))
                        : Optional.empty();
            }
            default -> container.asList().stream().filter(key::equals).findFirst();
        };
    }

    /// As Terraform writes it: `ip_configuration[0].subnet_id`, `tags["k"]`.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Attribute(String name) -> {
                    if (!text.isEmpty()) {
                        text.append('.');
                    }
                    text.append(name);
                }
                case Step.Index(Value key) ->
                        text.append(
                                switch (key.unmarked()) {
                                    case Value.Text(String name) -> "[\"" + name + "\"]";
                                    case Value.Num(BigDecimal number) ->
                                            "[" + number.toPlainString() + "]";
                                    default -> "[...]";
                                });
            }
        }
        return text.toString();
    }
}
