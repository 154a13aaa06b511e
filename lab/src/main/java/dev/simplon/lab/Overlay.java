package dev.simplon.lab;

import dev.simplon.lab.agent.AgentClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// What lies over a space once its daemons have their tunnel devices: the routes into them, and the
/// counters. The kernel takes a device's routes away when its daemon dies, so each line says for
/// which incarnation it is; counters are named after the end and survive everything but the lab.
final class Overlay {
    private static final Pattern COUNTER =
            Pattern.compile("counter (\\w+) \\{\\s*packets \\d+ bytes (\\d+)");

    private Overlay() {}

    /// `INCARNATION PREFIX dev ipsec0 metric 101`, one a prefix.
    static List<String> routes(TunnelEnd end, Charon charon) {
        return end.remote().stream()
                .map(p ->
                        "%d %s dev %s metric %d"
                                .formatted(
                                        charon.incarnation(), p, charon.tun(), 1000 + end.number()))
                .toList();
    }

    /// The rules that count, for `nft -f`; what was counted stays.
    static String counters(Map<TunnelEnd, Charon> ends) {
        var text = new ArrayList<String>();
        text.add("add table ip simplon_count");
        text.add(
                "add chain ip simplon_count inward { type filter hook prerouting priority mangle; }");
        text.add(
                "add chain ip simplon_count outward { type filter hook postrouting priority mangle; }");
        ends.keySet()
                .forEach(e -> {
                    text.add("add counter ip simplon_count in_" + e.number());
                    text.add("add counter ip simplon_count out_" + e.number());
                });
        text.add("flush chain ip simplon_count inward");
        text.add("flush chain ip simplon_count outward");
        ends.forEach((e, charon) -> {
            text.add(
                    "add rule ip simplon_count inward iifname \"%s\" counter name \"in_%d\""
                            .formatted(charon.tun(), e.number()));
            text.add(
                    "add rule ip simplon_count outward oifname \"%s\" counter name \"out_%d\""
                            .formatted(charon.tun(), e.number()));
        });
        return String.join("\n", text) + "\n";
    }

    /// Bytes in and out of an end since its space exists; empty before its counters do.
    static <T> Optional<T> totals(AgentClient agent, TunnelEnd end, BiFunction<Long, Long, T> as)
            throws IOException {
        var listed =
                agent.run(
                        List.of(
                                "ip",
                                "netns",
                                "exec",
                                end.space(),
                                "nft",
                                "list",
                                "counters",
                                "table",
                                "ip",
                                "simplon_count"),
                        "");
        Optional<Long> in = Optional.empty();
        Optional<Long> out = Optional.empty();
        var found = COUNTER.matcher(listed.output());
        while (found.find()) {
            var bytes = Optional.of(Long.parseLong(found.group(2)));
            if (found.group(1).equals("in_" + end.number())) {
                in = bytes;
            } else if (found.group(1).equals("out_" + end.number())) {
                out = bytes;
            }
        }
        var incoming = in;
        return out.flatMap(o -> incoming.map(i -> as.apply(i, o)));
    }
}
