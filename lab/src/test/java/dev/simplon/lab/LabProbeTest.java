package dev.simplon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The probe, in worlds where something is missing: namespaces of their own make them so.
class LabProbeTest {
    @Test
    void nothingIsMissingHere() throws Exception {
        assertThat(LabProbe.check())
                .as("what the lab needs is missing; run: sudo libexec/install-packages")
                .isEmpty();
    }

    @Test
    void missingPluginsAreNamedWithTheirPackages() throws Exception {
        assertThat(probeAfter("mount -t tmpfs tmpfs /usr/lib/ipsec/plugins"))
                .contains(
                        "PACKAGE | strongSwan's plugin kernel-libipsec is not installed (packages libcharon-extra-plugins, libstrongswan-standard-plugins, libstrongswan-extra-plugins, strongswan-swanctl). | sudo libexec/install-packages")
                .allMatch(l -> l.startsWith("PACKAGE | "));
    }

    @Test
    void missingCharonAndToolsAreNamedWithTheirPackages() throws Exception {
        assertThat(probeAfter("mount -t tmpfs tmpfs /usr/sbin"))
                .contains(
                        "PACKAGE | strongSwan's /usr/sbin/charon-systemd is not installed (package charon-systemd). | sudo libexec/install-packages",
                        "PACKAGE | The program nft is not installed (package nftables). | sudo libexec/install-packages");
    }

    @Test
    void missingTunnelDeviceIsNamed() throws Exception {
        assertThat(probeAfter("mount -t tmpfs tmpfs /dev/net"))
                .singleElement()
                .asString()
                .startsWith(
                        "PERMISSION | /dev/net/tun does not exist; strongSwan makes its tunnel devices with it. | ");
    }

    @Test
    void forbiddenNamespacesAreToldFromMissingPackages() throws Exception {
        assertThat(probeAfter("echo 0 >/proc/sys/user/max_user_namespaces"))
                .singleElement()
                .asString()
                .startsWith("PERMISSION | Namespaces of the lab's own cannot be made here (")
                .endsWith(
                        "/proc/sys/user/max_user_namespaces is 0. | sudo sysctl user.max_user_namespaces=10000");
    }

    /// What the probe finds in a world that a shell command has changed before.
    private static List<String> probeAfter(String command) throws Exception {
        var line =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--user",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-ec",
                                command + "; exec \"$@\"",
                                "sh"));
        line.addAll(TestJvm.java());
        line.addAll(List.of("-cp", TestJvm.classPath(), LabProbeTest.class.getName()));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    public static void main(String[] arguments) throws InterruptedException {
        for (var finding : LabProbe.check()) {
            System.out.println(finding.kind() + " | " + finding.what() + " | " + finding.mend());
        }
    }
}
