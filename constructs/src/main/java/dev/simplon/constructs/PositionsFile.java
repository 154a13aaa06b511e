package dev.simplon.constructs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which line of the program stands behind which address and argument: the content of
/// `simplon-positions.json`.
///
/// `{"azurerm_public_ip.example": {"file": "Main.java", "line": 12, "arguments": {"sku": 14}}}`; an
/// argument from another file than its block is `{"file": ..., "line": ...}`. Nested blocks go by
/// their path, with an index for each, also for a block that there is only one of:
/// `ip_configuration[0].subnet_id`.
final class PositionsFile {
    private PositionsFile() {}

    static Map<String, Object> of(TerraformStack stack) {
        var positions = new LinkedHashMap<String, Object>();
        for (var element : stack.elements()) {
            position(element).ifPresent(p -> positions.put(element.address(), p));
        }
        return positions;
    }

    private static Optional<Map<String, Object>> position(TerraformElement element) {
        var arguments = element.positionedArguments();
        return arguments
                .flatMap(Arguments::begun)
                .or(element::line)
                .map(line -> {
                    var lines = new TreeMap<String, SourceLine>();
                    arguments.ifPresent(a -> collect(a, "", lines));
                    var named = new LinkedHashMap<String, Object>();
                    lines.forEach((path, at) -> named.put(path, inFile(at, line.file())));
                    return Map.of("file", line.file(), "line", line.line(), "arguments", named);
                });
    }

    private static Object inFile(SourceLine at, String file) {
        return at.file().equals(file) ? at.line() : Map.of("file", at.file(), "line", at.line());
    }

    private static void collect(Arguments arguments, String prefix, Map<String, SourceLine> lines) {
        arguments.lines().forEach((name, line) -> lines.put(prefix + name, line));
        arguments.values().forEach((name, value) -> nested(prefix + name, value, lines));
    }

    private static void nested(String path, Object value, Map<String, SourceLine> lines) {
        switch (value) {
            case Struct struct -> {
                var place =
                        path.endsWith("timeouts") || path.endsWith("lifecycle")
                                ? path
                                : path + "[0]";
                block(place, struct, lines);
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof Struct struct) {
                        block(path + "[" + i + "]", struct, lines);
                    }
                }
            }
            default -> {}
        }
    }

    private static void block(String path, Struct struct, Map<String, SourceLine> lines) {
        struct.arguments().begun().ifPresent(line -> lines.putIfAbsent(path, line));
        collect(struct.arguments(), path + ".", lines);
    }
}
