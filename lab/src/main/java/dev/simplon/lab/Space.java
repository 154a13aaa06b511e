package dev.simplon.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One network namespace of the lab.
///
/// @param name as `ip netns` knows it
/// @param owner whose it is; another owner of the same name makes it another space
/// @param hub whether it has a bridge `lan` that other spaces are linked to
/// @param links to hubs
/// @param lines what `ip` is to hold there besides: `addr add ...` and `route replace ...`, without
///   the verb: `addr 10.0.0.4/32 dev lan`, `route default dev pub`
/// @param nft the rules, as the body of `table ip simplon`; empty for none
record Space(
        String name, String owner, boolean hub, List<Link> links, List<String> lines, String nft) {
    Space {
        links = List.copyOf(links);
        lines = List.copyOf(lines);
    }

    /// A virtual cable to a hub.
    ///
    /// @param device its end in the space
    /// @param port its end in the hub
    /// @param plugged whether the hub's end is up; a machine that is switched off is unplugged
    record Link(String device, String hub, String port, boolean plugged) {}

    /// What cannot be changed in a living namespace; if it differs, the space is built anew.
    String structure() {
        return owner
                + (hub ? " hub" : "")
                + links.stream()
                        .map(l -> " " + l.device() + "=" + l.hub() + ":" + l.port())
                        .collect(Collectors.joining());
    }

    /// Each as `HUB PORT up` or `HUB PORT down`.
    List<String> plugs() {
        return links.stream()
                .map(l -> l.hub() + " " + l.port() + " " + (l.plugged() ? "up" : "down"))
                .toList();
    }

    /// The shell commands that make the namespace and its links.
    List<String> build() {
        var script = new ArrayList<String>();
        script.add("ip netns add " + name);
        // Before any device exists, so that each inherits it. Without IPv6, whose noise would show
        // in the counters of the tunnels.
        script.add(
                "ip netns exec "
                        + name
                        + " sh -c 'cd /proc/sys/net && echo 1 >ipv6/conf/all/disable_ipv6 &&"
                        + " echo 1 >ipv6/conf/default/disable_ipv6 && echo 1 >ipv4/ip_forward &&"
                        + " echo 0 >ipv4/conf/all/rp_filter && echo 0 >ipv4/conf/default/rp_filter"
                        + " && echo 1 >ipv4/fib_multipath_hash_policy'");
        script.add("ip -n " + name + " link set lo up");
        if (hub) {
            // A bridge that snoops announces itself by IGMP, to the gateways, too.
            script.add("ip -n " + name + " link add lan type bridge mcast_snooping 0");
            script.add("ip -n " + name + " link set lan up");
        }
        for (var link : links) {
            script.add(
                    "ip -n %s link add %s type veth peer name %s netns %s"
                            .formatted(link.hub(), link.port(), link.device(), name));
            script.add("ip -n %s link set %s master lan".formatted(link.hub(), link.port()));
            script.add("ip -n %s link set %s up".formatted(name, link.device()));
        }
        return script;
    }

    /// The shell commands that remove whatever of it may exist. The ports go first and by name: a
    /// deleted namespace gives up its devices only a little later.
    static List<String> demolish(String name, List<String> ports) {
        var script = new ArrayList<String>();
        for (var port : ports) {
            script.add("ip -n " + port.replace(" ", " link del ") + " 2>/dev/null || true");
        }
        script.add("ip netns del " + name + " 2>/dev/null || true");
        return script;
    }

    /// Each port as `HUB PORT`.
    List<String> ports() {
        return links.stream().map(l -> l.hub() + " " + l.port()).toList();
    }
}
