package dev.simplon.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether this machine can run a lab, and if not, what is missing and what mends it.
public final class LabProbe {
    private static final String INSTALL = "sudo libexec/install-packages";
    private static final Path TUN = Path.of("/dev/net/tun");
    private static final List<Path> PLUGIN_FOLDERS =
            List.of(
                    Path.of("/usr/lib/ipsec/plugins"),
                    Path.of("/usr/lib64/strongswan/plugins"),
                    Path.of("/usr/lib/strongswan/plugins"));

    /// Those of the load list that a package might lack; the others are in the core.
    private static final List<String> PLUGINS =
            List.of("openssl", "kdf", "curve25519", "kernel-libipsec", "vici", "socket-default");

    /// What is tried in namespaces like the lab's: all that a lab does with the kernel.
    private static final String TRIAL =
            "mount -t tmpfs tmpfs /run && mkdir -p /run/netns && ip netns add a"
                    + " && ip -n a link add v0 type veth peer name v1"
                    + " && ip -n a link add b0 type bridge"
                    + " && ip -n a tuntap add t0 mode tun"
                    + " && ip netns exec a nft 'add table ip t; add chain ip t c { type nat hook prerouting priority dstnat; }'";

    private LabProbe() {}

    /// One thing that is missing.
    ///
    /// @param what in a sentence
    /// @param mend the one command, or the change, that mends it
    public record Finding(Kind kind, String what, String mend) {}

    public enum Kind {
        /// No lab can run on such a system at all.
        SYSTEM,
        /// The kernel or the container forbids namespaces or the tunnel device.
        PERMISSION,
        /// A package is not installed.
        PACKAGE
    }

    /// Everything that is missing; empty: a lab can run here. Takes about 0.1 s, and leaves nothing
    /// behind.
    public static List<Finding> check() throws InterruptedException {
        if (!Files.isDirectory(Path.of("/proc/self/ns"))) {
            return List.of(
                    new Finding(
                            Kind.SYSTEM,
                            "This is not Linux; the lab is made of Linux namespaces.",
                            "Run Simplon on Linux, or go on without a lab: statuses are predicted then."));
        }
        var findings = new ArrayList<Finding>();
        programs(findings);
        plugins(findings);
        tun(findings);
        if (findings.isEmpty()) {
            trial(findings);
        }
        return List.copyOf(findings);
    }

    private static void programs(List<Finding> findings) {
        program("unshare", "util-linux", findings);
        program("setsid", "util-linux", findings);
        program("bash", "bash", findings);
        program("ip", "iproute2", findings);
        program("nft", "nftables", findings);
        program("ping", "iputils-ping", findings);
        if (!Files.isExecutable(Path.of(CharonConfiguration.PROGRAM))) {
            missing(
                    "strongSwan's %s is not installed (package charon-systemd)."
                            .formatted(CharonConfiguration.PROGRAM),
                    findings);
        }
    }

    private static void program(String name, String debianPackage, List<Finding> findings) {
        boolean there =
                List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream()
                        .anyMatch(d -> Files.isExecutable(Path.of(d, name)));
        if (!there) {
            missing(
                    "The program %s is not installed (package %s).".formatted(name, debianPackage),
                    findings);
        }
    }

    private static void plugins(List<Finding> findings) {
        for (var plugin : PLUGINS) {
            var file = "libstrongswan-" + plugin + ".so";
            if (PLUGIN_FOLDERS.stream().noneMatch(d -> Files.exists(d.resolve(file)))) {
                missing(
                        "strongSwan's plugin %s is not installed (packages libcharon-extra-plugins, libstrongswan-standard-plugins, libstrongswan-extra-plugins, strongswan-swanctl)."
                                .formatted(plugin),
                        findings);
            }
        }
    }

    private static void missing(String what, List<Finding> findings) {
        findings.add(new Finding(Kind.PACKAGE, what, INSTALL));
    }

    private static void tun(List<Finding> findings) {
        if (!Files.exists(TUN)) {
            findings.add(
                    new Finding(
                            Kind.PERMISSION,
                            "/dev/net/tun does not exist; strongSwan makes its tunnel devices with it.",
                            inContainer()
                                    ? "Start the container with: --device /dev/net/tun"
                                    : "sudo modprobe tun"));
        } else if (!Files.isReadable(TUN) || !Files.isWritable(TUN)) {
            findings.add(
                    new Finding(
                            Kind.PERMISSION,
                            "/dev/net/tun cannot be opened by this user.",
                            "sudo chmod 0666 /dev/net/tun"));
        }
    }

    private static void trial(List<Finding> findings) throws InterruptedException {
        var command = new ArrayList<>(InitProcess.NAMESPACES);
        command.addAll(List.of("--kill-child", "sh", "-c", TRIAL));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile());
        InitProcess.cleanEnvironment(builder);
        try {
            var process = builder.start();
            var said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                findings.add(refused("the trial did not end within 10 s"));
            } else if (process.exitValue() != 0) {
                findings.add(refused(said));
            }
        } catch (IOException e) {
            findings.add(refused(String.valueOf(e.getMessage())));
        }
    }

    /// Why namespaces were refused, as far as the kernel's switches tell.
    private static Finding refused(String said) {
        var what = "Namespaces of the lab's own cannot be made here (%s).".formatted(said);
        if (is("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1") && !root()) {
            return new Finding(
                    Kind.PERMISSION,
                    what
                            + " AppArmor restricts user namespaces (kernel.apparmor_restrict_unprivileged_userns = 1).",
                    "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0");
        }
        if (is("/proc/sys/kernel/unprivileged_userns_clone", "0") && !root()) {
            return new Finding(
                    Kind.PERMISSION,
                    what + " User namespaces are closed (kernel.unprivileged_userns_clone = 0).",
                    "sudo sysctl kernel.unprivileged_userns_clone=1");
        }
        for (var each : List.of("user", "net", "mnt", "pid")) {
            var limit = "/proc/sys/user/max_" + each + "_namespaces";
            if (is(limit, "0")) {
                return new Finding(
                        Kind.PERMISSION,
                        what + " " + limit + " is 0.",
                        "sudo sysctl user.max_" + each + "_namespaces=10000");
            }
        }
        if (inContainer()) {
            return new Finding(
                    Kind.PERMISSION,
                    what + " This is a container; its runtime forbids it.",
                    "Start the container with: --cap-add SYS_ADMIN --cap-add NET_ADMIN --device /dev/net/tun --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined --init");
        }
        return new Finding(
                Kind.PERMISSION, what, "Run Simplon as root (sudo), or allow user namespaces.");
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean inContainer() {
        return Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"));
    }

    private static boolean is(String file, String value) {
        try {
            return Files.readString(Path.of(file)).strip().equals(value);
        } catch (IOException e) {
            return false; // This kernel has no such switch.
        }
    }
}
