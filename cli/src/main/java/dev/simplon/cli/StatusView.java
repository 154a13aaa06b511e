package dev.simplon.cli;

import dev.simplon.values.Value;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// What a person reads of the cloud's status document (the one that `status --json` prints).
///
/// Shape: `schemaVersion`, `connections` [`name`, `id`, `type`, `connectionStatus`, `source`,
/// `reason`, `ike` {`version`, `encryption`, `integrity`, `prf`, `dhGroup`, `establishedSeconds`},
/// `child` {`encryption`, `integrity`, `spiIn`, `spiOut`, `localTs`, `remoteTs`, `bytesIn`,
/// `bytesOut`}], `processes` [`role`, `pid`, `namespace`].
record StatusView(Value document) {
    List<Value> connections() {
        return document.member("connections").map(Value::asList).orElse(List.of());
    }

    boolean allConnected() {
        return connections().stream()
                .allMatch(c -> text(c, "connectionStatus").equals("Connected"));
    }

    void print(PrintStream out) {
        if (connections().isEmpty()) {
            out.println("No connections are declared in the local cloud.");
        }
        for (var connection : connections()) {
            out.printf(
                    "%s (%s)  %s  [%s]%n",
                    text(connection, "name"),
                    text(connection, "type"),
                    text(connection, "connectionStatus"),
                    text(connection, "source"));
            var mark = mark(connection);
            var reason = text(connection, "reason");
            if (!reason.isEmpty()) {
                out.println("  reason  " + reason + mark);
            }
            connection
                    .member("ike")
                    .filter(ike -> !ike.isNull())
                    .ifPresent(ike -> printIke(out, ike, mark));
            connection
                    .member("child")
                    .filter(child -> !child.isNull())
                    .ifPresent(child -> printChild(out, child, mark));
        }
        if (text(document, "source").equals("predicted")) {
            out.println("predicted, since " + text(document, "sourceReason"));
        }
        var processes = document.member("processes").map(Value::asList).orElse(List.of());
        if (!processes.isEmpty()) {
            out.println(
                    "processes  "
                            + processes.stream()
                                    .map(p ->
                                            "%s %s in %s"
                                                    .formatted(
                                                            text(p, "role"),
                                                            text(p, "pid"),
                                                            text(p, "namespace")))
                                    .collect(Collectors.joining("; ")));
        }
    }

    /// What is not measured says so at the end of each of its lines.
    static String mark(Value connection) {
        return text(connection, "source").equals("predicted") ? "  [predicted]" : "";
    }

    private static void printIke(PrintStream out, Value ike, String mark) {
        var age = text(ike, "establishedSeconds");
        out.printf(
                "  IKEv%s   %s%s%s%n",
                text(ike, "version"),
                algorithms(ike, "encryption", "integrity", "prf", "dhGroup"),
                age.isEmpty() ? "" : ", established " + age + " s ago",
                mark);
    }

    private static void printChild(PrintStream out, Value child, String mark) {
        var spiIn = text(child, "spiIn");
        out.printf(
                "  ESP     %s%s%s%n",
                algorithms(child, "encryption", "integrity"),
                spiIn.isEmpty()
                        ? ""
                        : ", SPI in 0x%s, out 0x%s".formatted(spiIn, text(child, "spiOut")),
                mark);
        out.printf(
                "  selectors  %s === %s%s%n",
                list(child, "localTs"), list(child, "remoteTs"), mark);
        if (!spiIn.isEmpty()) {
            out.printf(
                    "  bytes   in %s, out %s%n", text(child, "bytesIn"), text(child, "bytesOut"));
        }
    }

    private static String algorithms(Value sa, String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> text(sa, name))
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private static String list(Value value, String name) {
        return value.member(name).map(Value::asList).orElse(List.of()).stream()
                .map(v -> v.asText().orElse(""))
                .collect(Collectors.joining(", "));
    }

    static String text(Value value, String name) {
        return value.member(name)
                .flatMap(v -> v.asText().or(() -> v.asNumber().map(BigDecimal::toPlainString)))
                .orElse("");
    }
}
