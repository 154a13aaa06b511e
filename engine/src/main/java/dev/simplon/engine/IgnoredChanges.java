package dev.simplon.engine;

import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `lifecycle.ignore_changes`: what is ignored is taken from the prior object as if it were
/// configured so.
final class IgnoredChanges {
    private static final Pattern STEP =
            Pattern.compile(
                    "\\.?([A-Za-z_][A-Za-z0-9_-]*)|\\[(\\d+)]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    private IgnoredChanges() {}

    static Value apply(List<String> ignored, Value prior, Value config) {
        if (prior.isNull() || ignored.isEmpty()) {
            return config;
        }
        if (ignored.equals(List.of("all"))) {
            return prior;
        }
        var result = config;
        for (var written : ignored) {
            var path = parse(written);
            if (path.isPresent()) {
                result = restored(path.get(), prior, result);
            }
        }
        return result;
    }

    /// Empty if it is not a path.
    static Optional<Path> parse(String written) {
        var path = Path.ROOT;
        var matcher = STEP.matcher(written);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            if (matcher.group(1) != null) {
                path = path.attribute(matcher.group(1));
            } else if (matcher.group(2) != null) {
                path = path.index(Long.parseLong(matcher.group(2)));
            } else {
                path = path.key(matcher.group(3));
            }
            end = matcher.end();
        }
        return end == written.length() && end > 0 ? Optional.of(path) : Optional.empty();
    }

    private static Value restored(Path path, Value prior, Value config) {
        var before = path.in(prior);
        var steps = path.steps();
        var last = steps.getLast();
        var outer = new Path(steps.subList(0, steps.size() - 1));
        if (last instanceof Path.Step.Index(Value key)
                && key.asText().isPresent()
                && outer.in(config).orElse(config).unmarked() instanceof Value.MapValue) {
            return Marks.change(
                    config,
                    outer,
                    map -> {
                        if (!(map instanceof Value.MapValue entries)) {
                            return map;
                        }
                        var changed = new LinkedHashMap<>(entries.elements());
                        before.ifPresentOrElse(
                                value -> changed.put(key.asText().get(), value),
                                () -> changed.remove(key.asText().get()));
                        return Value.map(entries.element(), changed);
                    });
        }
        return before.map(value -> Marks.change(config, path, _ -> value)).orElse(config);
    }
}
