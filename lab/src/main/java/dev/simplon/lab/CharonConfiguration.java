package dev.simplon.lab;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.network.DesiredNetwork.SelectorPair;
import dev.simplon.lab.agent.DaemonSpec;
import dev.simplon.lab.vici.ViciValue.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a tunnel end is in strongSwan's words: the start of its daemon, and what is loaded into it
/// over VICI. The key is in [#sharedKey] and nowhere else.
///
/// The settings were measured with strongSwan 5.9.8 in November 2026; those that look odd say why.
final class CharonConfiguration {
    static final String PROGRAM = "/usr/sbin/charon-systemd";
    static final String CONNECTION = "tunnel";

    /// Lines of its output that the agent keeps: the device it got, and that it is ready.
    static final String TUN_CREATED = "created TUN device: ";

    static final String READY = "spawning ";

    /// A peer that is dead is noticed after the delay of the probe and six times one second.
    private static final long RETRANSMISSION_SECONDS = 6;

    private static final long IKE_LIFETIME_SECONDS = 28_800;

    private final TunnelEnd end;
    private final Path folder;

    CharonConfiguration(TunnelEnd end, Path labDirectory) {
        this.end = end;
        this.folder = labDirectory.resolve(Integer.toString(end.number()));
    }

    Path folder() {
        return folder;
    }

    Path vici() {
        return folder.resolve("vici");
    }

    Path log() {
        return folder.resolve("log");
    }

    Path file() {
        return folder.resolve("strongswan.conf");
    }

    DaemonSpec daemon(String fingerprint) {
        return new DaemonSpec(
                end.daemon(),
                List.of("ip", "netns", "exec", end.space(), PROGRAM),
                List.of("STRONGSWAN_CONF=" + file()),
                log().toString(),
                // A dead charon leaves its socket behind.
                List.of(vici().toString()),
                List.of(TUN_CREATED, READY),
                fingerprint);
    }

    /// - load: without gcm, aes, sha1, sha2, md5, hmac, which would win over openssl and make
    ///   AES-GCM 10 to 40 times slower.
    /// - threads: 8 hang, 9 are busy at rest.
    /// - dos_protection: would let 50 tunnels at once take seconds.
    /// - stderr: it is not buffered, which charon does to stdout even with flush_line.
    /// - fwmark: kernel-libipsec writes routes although told not to; a mark that nobody sets keeps
    ///   the rule for their table from ever matching, and the lab adds its own routes.
    String strongswanConf() {
        return """
        charon-systemd {
          load = random nonce openssl kdf pem x509 pubkey curve25519 kernel-libipsec kernel-netlink socket-default vici updown
          threads = 16
          dos_protection = no
          port = %d
          port_nat_t = %d
          routing_table = %d
          routing_table_prio = %d
          retransmit_timeout = 1.0
          retransmit_base = 1.0
          retransmit_tries = 5
          plugins {
            vici {
              socket = unix://%s
            }
            kernel-netlink {
              fwmark = 0xfeed01
            }
          }
          filelog {
            stderr {
              default = 1
              flush_line = yes
              time_format = %%F %%T
              ike_name = yes
            }
          }
          journal {
            default = -1
          }
        }
        """
                .formatted(
                        end.ikePort(),
                        end.natPort(),
                        1000 + end.number(),
                        1000 + end.number(),
                        vici());
    }

    Section sharedKey() {
        return Section.EMPTY
                .with("id", CONNECTION)
                .with("type", "IKE")
                .with("data", end.key().reveal())
                .with("owners", List.of(end.own().toString(), end.peer().toString()));
    }

    Section connection() {
        var settings = end.settings();
        boolean first = settings.ikeVersion() == 1;
        var own = end.own().toString();
        var peer = end.peer().toString();
        var connection =
                Section.EMPTY
                        .with("version", Integer.toString(settings.ikeVersion()))
                        .with("local_addrs", List.of(own))
                        .with("remote_addrs", List.of(peer))
                        .with("proposals", settings.ikeProposals())
                        // Else charon reacts to each change of a route.
                        .with("mobike", "no")
                        .with("unique", "replace")
                        .with("keyingtries", "0")
                        .with("dpd_delay", dpdDelay() + "s")
                        .with(
                                first ? "reauth_time" : "rekey_time",
                                seconds(IKE_LIFETIME_SECONDS, 9))
                        .with("over_time", seconds(IKE_LIFETIME_SECONDS, 1))
                        .with("local", Section.EMPTY.with("auth", "psk").with("id", own))
                        .with("remote", Section.EMPTY.with("auth", "psk").with("id", peer));
        if (first) {
            connection =
                    connection
                            .with("rekey_time", "0s")
                            .with("dpd_timeout", settings.dpdTimeout().toSeconds() + "s");
        }
        var children = Section.EMPTY;
        for (int i = 0; i < pairs().size(); i++) {
            children = children.with(childName(i), child(pairs().get(i)));
        }
        return Section.EMPTY.with(CONNECTION, connection.with("children", children));
    }

    List<String> childNames() {
        var names = new ArrayList<String>();
        for (int i = 0; i < pairs().size(); i++) {
            names.add(childName(i));
        }
        return names;
    }

    private static String childName(int index) {
        return "child-" + (index + 1);
    }

    /// A Quick Mode of IKEv1 takes one prefix on each side only, so there every pair of prefixes is
    /// a child of its own.
    private List<SelectorPair> pairs() {
        if (end.settings().ikeVersion() != 1) {
            return end.settings().selectors();
        }
        return end.settings().selectors().stream()
                .flatMap(s ->
                        s.local().stream()
                                .flatMap(l ->
                                        s.remote().stream()
                                                .map(r ->
                                                        new SelectorPair(List.of(l), List.of(r)))))
                .toList();
    }

    private Section child(SelectorPair pair) {
        var settings = end.settings();
        long lifetime = settings.saLifetime().toSeconds();
        var child =
                Section.EMPTY
                        .with("local_ts", texts(pair.local()))
                        .with("remote_ts", texts(pair.remote()))
                        .with("esp_proposals", settings.espProposals())
                        .with("mode", "tunnel")
                        .with("life_time", lifetime + "s")
                        .with("rekey_time", seconds(lifetime, 9))
                        .with("rand_time", Math.max(1, lifetime / 100) + "s")
                        .with("start_action", end.initiates() ? "start" : "none")
                        .with("dpd_action", end.initiates() ? "restart" : "clear")
                        .with("close_action", end.initiates() ? "start" : "none");
        if (settings.saKilobytes() > 0) {
            long bytes = settings.saKilobytes() * 1024;
            child =
                    child.with("life_bytes", Long.toString(bytes))
                            .with("rekey_bytes", Long.toString(bytes / 10 * 9))
                            .with("rand_bytes", Long.toString(bytes / 100));
        }
        return child;
    }

    private long dpdDelay() {
        return Math.max(1, end.settings().dpdTimeout().toSeconds() - RETRANSMISSION_SECONDS);
    }

    private static String seconds(long whole, long tenths) {
        return whole * tenths / 10 + "s";
    }

    private static List<String> texts(List<IpPrefix> prefixes) {
        return prefixes.stream().map(IpPrefix::toString).toList();
    }
}
