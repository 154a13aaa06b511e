package dev.simplon.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.SelectorPair;
import dev.simplon.azure.network.DesiredNetwork.Settings;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.ObservedNetwork.LabProcess;
import dev.simplon.azure.network.ObservedNetwork.Source;
import dev.simplon.azure.network.ObservedNetwork.Status;
import dev.simplon.lab.agent.Outcome;
import dev.simplon.values.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The lab with real strongSwan, through its public door.
@Timeout(180)
class LabTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /// Dead peers are noticed after 9 s; the rest is the machine's.
    private static final Duration BEYOND_DPD = Duration.ofSeconds(40);

    private final List<Path> directories = new ArrayList<>();
    private final List<Lab> labs = new ArrayList<>();

    @BeforeEach
    void strongSwanIsThere() throws InterruptedException {
        assertThat(LabProbe.check())
                .as("what the lab needs is missing; run: sudo libexec/install-packages")
                .isEmpty();
    }

    @AfterEach
    void nothingStays() throws IOException {
        labs.forEach(Lab::close);
        for (var directory : directories) {
            Lab.end(directory);
            Files.deleteIfExists(directory.getParent());
        }
    }

    @Test
    void siteToSiteTunnelCarriesPacketsBothWays() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        var begin = System.nanoTime();
        lab.reconcile(Networks.siteToSite());
        var before = watch.connected(Networks.SITE, SOON);
        print("reconcile to Connected: " + millisSince(begin) + " ms");
        watchTheWire(lab);

        var there = lab.ping(Networks.SITE, 5).orElseThrow();
        var back = lab.pingBack(Networks.SITE, 5).orElseThrow();

        assertThat(there.received()).isEqualTo(5);
        assertThat(there.from()).isEqualTo(Networks.address("10.0.0.4"));
        assertThat(there.to()).isEqualTo(Networks.address("10.1.1.1"));
        assertThat(back.received()).isEqualTo(5);
        var observed = lab.observe();
        assertThat(observed.source()).isEqualTo(Source.MEASURED);
        var after = observed.connection(Networks.SITE).orElseThrow();
        assertThat(after.bytesIn()).isEqualTo(before.bytesIn() + 10 * 84);
        assertThat(after.bytesOut()).isEqualTo(before.bytesOut() + 10 * 84);
        var child = after.child().orElseThrow();
        assertThat(child.packetsIn()).isEqualTo(10);
        assertThat(child.packetsOut()).isEqualTo(10);
        assertThat(child.encryption()).isEqualTo("AES_GCM_16_256");
        assertThat(child.integrity()).isEmpty();
        assertThat(child.localTs()).containsExactly("0.0.0.0/0");
        assertThat(child.spiIn().orElseThrow()).matches("[0-9a-f]{8}");
        var ike = after.ike().orElseThrow();
        assertThat(ike.version()).isEqualTo(2);
        assertThat(ike.encryption()).isEqualTo("AES_CBC_256");
        assertThat(ike.integrity()).contains("HMAC_SHA1_96");
        assertThat(ike.dhGroup()).isEqualTo("MODP_1024");
        assertThat(otherThanIke(lab)).as("packets in clear between the gateways").isZero();
        print("memory: " + memory(observed));
    }

    @Test
    void vnetToVnetConnectsBothConnections() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(Networks.vnetToVnet());
        watch.connected(Networks.US, SOON);
        watch.connected(Networks.EUROPE, SOON);
        assertThat(lab.ping(Networks.US, 3).orElseThrow().received()).isEqualTo(3);
        assertThat(lab.ping(Networks.EUROPE, 3).orElseThrow().received()).isEqualTo(3);
    }

    @Test
    void wrongKeyIsNamedAndMended() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(keys(Networks.KEY, "another"));
        assertThat(watch.reasonOf(Networks.SITE, SOON))
                .isEqualTo(
                        "The shared keys differ: the gateway and the device onpremise each have another one. Give both the same key.");
        lab.reconcile(keys(Networks.KEY, Networks.KEY));
        watch.connected(Networks.SITE, SOON);
        lab.reconcile(keys("a third", Networks.KEY));
        assertThat(watch.reasonOf(Networks.SITE, SOON)).startsWith("The shared keys differ");
        assertThat(everythingWritten(directory)).doesNotContain(Networks.KEY, "a third");
    }

    @Test
    void wrongKeyIsNamedWhenTheDeviceInitiates() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(
                Networks.siteToSite(
                        new Secret(Networks.KEY),
                        Optional.of(new Secret("another")),
                        true,
                        false,
                        Networks.settings(),
                        Networks.settings()));
        assertThat(watch.reasonOf(Networks.SITE, SOON)).startsWith("The shared keys differ");
    }

    @Test
    void proposalsOfBothEndsAreNamedWhenNoneIsInCommon() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        var base = Networks.settings();
        lab.reconcile(
                settings(
                        Networks.with(
                                base, List.of("aes256-sha256-ecp384"), List.of("aes256-sha256")),
                        Networks.with(
                                base, List.of("aes128-sha1-modp1024"), List.of("aes256-sha256"))));
        assertThat(watch.reasonOf(Networks.SITE, SOON))
                .isEqualTo(
                        "No IKE proposal was chosen: the gateway offers aes256-sha256-ecp384; the device onpremise offers aes128-sha1-modp1024. Give both a proposal in common (ipsec_policy: ike_encryption, ike_integrity, dh_group).");
        lab.reconcile(
                settings(
                        Networks.with(base, base.ikeProposals(), List.of("aes256-sha256")),
                        Networks.with(base, base.ikeProposals(), List.of("aes128gcm16"))));
        watch.until(
                "the reason is about ESP",
                SOON,
                n ->
                        n.connection(Networks.SITE)
                                .flatMap(ObservedNetwork.Connection::reason)
                                .filter(r ->
                                        r.startsWith(
                                                "No ESP proposal was chosen: the gateway offers aes256-sha256; the device onpremise offers aes128gcm16."))
                                .isPresent());
    }

    @Test
    void settingsThatStrongSwanCannotDoAreNamed() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        var base = Networks.settings();
        lab.reconcile(
                settings(Networks.with(base, List.of("aes256-sha256"), base.espProposals()), base));
        assertThat(watch.reasonOf(Networks.SITE, SOON))
                .startsWith("strongSwan refused load-conn: ")
                .endsWith("a dh_group other than None, and no GMAC.");
    }

    @Test
    void policyBasedSelectorsComeUpInBothVersions() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        var vnet = Networks.prefix("10.0.0.0/16");
        var site = Networks.prefix("10.1.1.0/24");
        for (int version : List.of(2, 1)) {
            lab.reconcile(
                    settings(
                            Networks.with(
                                    version,
                                    Networks.settings(),
                                    List.of(new SelectorPair(List.of(vnet), List.of(site)))),
                            Networks.with(
                                    version,
                                    Networks.settings(),
                                    List.of(new SelectorPair(List.of(site), List.of(vnet))))));
            var seen =
                    watch.until(
                            "Connected with IKEv" + version,
                            SOON,
                            n ->
                                    n.connection(Networks.SITE)
                                                    .flatMap(ObservedNetwork.Connection::ike)
                                                    .filter(i -> i.version() == version)
                                                    .isPresent()
                                            && Watch.is(n, Networks.SITE, Status.CONNECTED));
            var child = seen.connection(Networks.SITE).orElseThrow().child().orElseThrow();
            assertThat(child.localTs()).containsExactly("10.0.0.0/16");
            assertThat(child.remoteTs()).containsExactly("10.1.1.0/24");
            assertThat(lab.ping(Networks.SITE, 3).orElseThrow().received()).isEqualTo(3);
        }
    }

    @Test
    void selectorsThatDoNotMeetAreNamed() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(
                settings(
                        Networks.with(
                                2,
                                Networks.settings(),
                                List.of(
                                        new SelectorPair(
                                                List.of(Networks.prefix("10.0.0.0/16")),
                                                List.of(Networks.prefix("10.1.1.0/24"))))),
                        Networks.with(
                                2,
                                Networks.settings(),
                                List.of(
                                        new SelectorPair(
                                                List.of(Networks.prefix("192.168.0.0/24")),
                                                List.of(Networks.prefix("10.0.0.0/16")))))));
        assertThat(watch.reasonOf(Networks.SITE, SOON))
                .isEqualTo(
                        "The traffic selectors do not meet: the gateway has [10.0.0.0/16] to [10.1.1.0/24]; the device onpremise has [192.168.0.0/24] to [10.0.0.0/16]. Make each side's local prefixes the other's remote ones.");
    }

    @Test
    void connectionModesDecideWhoBegins() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        var base = Networks.settings();
        lab.reconcile(modes(true, Networks.with(base, Mode.RESPONDER_ONLY), base));
        watch.connected(Networks.SITE, SOON);
        lab.reconcile(modes(true, Networks.with(base, Mode.INITIATOR_ONLY), base));
        watch.connected(Networks.SITE, SOON);
        lab.reconcile(
                modes(
                        true,
                        Networks.with(base, Mode.RESPONDER_ONLY),
                        Networks.with(base, Mode.RESPONDER_ONLY)));
        assertThat(watch.reasonOf(Networks.SITE, SOON))
                .isEqualTo(
                        "Neither end initiates: the gateway's connection mode is ResponderOnly, and the device onpremise waits for it. Set the mode to Default.");
    }

    @Test
    void stoppedDeviceIsNoticedByDeadPeerDetectionAndComesBack() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(Networks.siteToSite());
        watch.connected(Networks.SITE, SOON);
        lab.reconcile(running(false));
        long stopped = System.nanoTime();
        watch.until(
                "the device's charon is gone",
                SOON,
                n -> n.processes().stream().noneMatch(p -> p.role().equals("device charon")));
        assertThat(lab.observe().connection(Networks.SITE).orElseThrow().status())
                .as("without a DELETE the gateway does not know yet")
                .isEqualTo(Status.CONNECTED);
        assertThat(watch.reasonOf(Networks.SITE, BEYOND_DPD))
                .isEqualTo(
                        "The device onpremise is stopped. Start it with: simplon device start onpremise");
        print("device stopped, NotConnected after " + millisSince(stopped) + " ms (DPD 9 s)");
        assertThat(lab.ping(Networks.SITE, 1).orElseThrow().received()).isZero();
        lab.reconcile(running(true));
        long started = System.nanoTime();
        watch.connected(Networks.SITE, SOON);
        print("device started, Connected after " + millisSince(started) + " ms");
        assertThat(lab.ping(Networks.SITE, 3).orElseThrow().received()).isEqualTo(3);
    }

    @Test
    void everyDeathInTheLabEndsInConnectedAgain() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(Networks.siteToSite());
        watch.connected(Networks.SITE, SOON);
        for (var role : List.of("gateway charon", "device charon", "agent", "init")) {
            var victim = process(lab, role);
            print("%s kill -9 %s, pid %d".formatted(Instant.now(), role, victim.pid()));
            long killed = System.nanoTime();
            kill(victim.pid());
            watch.until(
                    "Connected again with another " + role,
                    SOON,
                    n ->
                            Watch.is(n, Networks.SITE, Status.CONNECTED)
                                    && n.processes().stream()
                                            .anyMatch(p ->
                                                    p.role().equals(role)
                                                            && p.pid() != victim.pid()));
            print("Connected again after " + millisSince(killed) + " ms");
            watch.until("packets pass again", SOON, _ -> pings(lab));
        }
    }

    @Test
    void totalsOutliveTheDeathOfACharon() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(Networks.siteToSite());
        watch.connected(Networks.SITE, SOON);
        lab.ping(Networks.SITE, 3);
        var before = lab.observe().connection(Networks.SITE).orElseThrow();
        var victim = process(lab, "gateway charon");
        kill(victim.pid());
        watch.until(
                "Connected with another charon",
                SOON,
                n ->
                        Watch.is(n, Networks.SITE, Status.CONNECTED)
                                && n.processes().stream().noneMatch(p -> p.pid() == victim.pid()));
        watch.until("packets pass again", SOON, _ -> pings(lab));
        assertThat(lab.observe().connection(Networks.SITE).orElseThrow().bytesIn())
                .isGreaterThan(before.bytesIn());
    }

    @Test
    void tunnelsDoNotNoticeTheDeathOfTheController() throws Exception {
        var directory = directory();
        LabFolder.prepare(directory);
        var controller = TestJvm.start("dev.simplon.lab.LabTest$Controller", directory.toString());
        var spi = firstLine(controller);
        print("%s kill -9 the controller, pid %d".formatted(Instant.now(), controller.pid()));
        kill(controller.pid());
        controller.waitFor();

        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(Networks.siteToSite());
        assertThat(spis(watch.connected(Networks.SITE, SOON))).isEqualTo(spi);
        assertThat(lab.ping(Networks.SITE, 3).orElseThrow().received()).isEqualTo(3);
        assertThat(spis(lab.observe().connection(Networks.SITE).orElseThrow())).isEqualTo(spi);
    }

    @Test
    void controllerKilledAtAnyMomentLeavesWhatTheNextOneCanFinish() throws Exception {
        var directory = directory();
        LabFolder.prepare(directory);
        for (int millis = 200; millis <= 1700; millis += 300) {
            var controller =
                    TestJvm.start("dev.simplon.lab.LabTest$Controller", directory.toString());
            // The one place where time passing is the point: the kill must fall anywhere.
            controller.waitFor(millis, TimeUnit.MILLISECONDS);
            print("kill -9 the controller %d ms after its start".formatted(millis));
            kill(controller.pid());
            controller.waitFor();
            var lab = open(directory);
            lab.reconcile(Networks.siteToSite());
            new Watch(lab, directory).connected(Networks.SITE, SOON);
            assertThat(lab.ping(Networks.SITE, 2).orElseThrow().received()).isEqualTo(2);
            assertThat(everywhereNamed(directory).stream().filter(c -> c.startsWith("bash\0")))
                    .as("first processes of this lab")
                    .hasSize(1);
            assertThat(namespaces(lab).lines()).hasSize(5);
            lab.close();
            Lab.end(directory);
            LabFolder.prepare(directory);
        }
    }

    @Test
    void observingCostsMilliseconds() throws Exception {
        var directory = directory();
        var lab = open(directory);
        lab.reconcile(Networks.siteToSite());
        new Watch(lab, directory).connected(Networks.SITE, SOON);
        long begin = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            assertThat(lab.observe().connections()).hasSize(1);
        }
        print("observe: %d us each".formatted((System.nanoTime() - begin) / 50_000));
    }

    @Test
    void charonThatDiedWithoutAControllerIsLoadedByTheNextOne() throws Exception {
        var directory = directory();
        var first = open(directory);
        var watch = new Watch(first, directory);
        first.reconcile(Networks.siteToSite());
        watch.connected(Networks.SITE, SOON);
        var victim = process(first, "gateway charon");
        first.close();
        kill(victim.pid());

        var second = open(directory);
        second.reconcile(Networks.siteToSite());
        new Watch(second, directory)
                .until(
                        "Connected with another charon",
                        SOON,
                        n ->
                                Watch.is(n, Networks.SITE, Status.CONNECTED)
                                        && n.processes().stream()
                                                .noneMatch(p -> p.pid() == victim.pid()));
        assertThat(second.ping(Networks.SITE, 3).orElseThrow().received()).isEqualTo(3);
    }

    @Test
    void wantedNetworkMayChangeAndGo() throws Exception {
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(Networks.siteToSite());
        watch.connected(Networks.SITE, SOON);
        lab.reconcile(Networks.vnetToVnet());
        watch.connected(Networks.US, SOON);
        assertThat(lab.observe().connection(Networks.SITE)).isEmpty();
        lab.reconcile(Networks.siteToSite());
        watch.connected(Networks.SITE, SOON);
        assertThat(lab.ping(Networks.SITE, 3).orElseThrow().received()).isEqualTo(3);
        lab.reconcile(DesiredNetwork.EMPTY);
        watch.until("only init and agent are left", SOON, n -> n.processes().size() == 2);
        watch.until("no namespace is left", SOON, _ -> namespaces(lab).isBlank());
    }

    @Test
    void secondLabStandsBesideTheFirstAndOneControllerIsEnough() throws Exception {
        var one = directory();
        var two = directory();
        var first = open(one);
        var second = open(two);
        first.reconcile(Networks.siteToSite());
        second.reconcile(Networks.siteToSite());
        new Watch(first, one).connected(Networks.SITE, SOON);
        new Watch(second, two).connected(Networks.SITE, SOON);
        assertThatThrownBy(() -> Lab.open(LabSettings.in(one)))
                .isInstanceOf(LabException.class)
                .hasMessage(
                        "The lab in %s is controlled by another process. End that one first (simplon down, or simplon cloud stop).",
                        one);
        assertThatThrownBy(() -> Lab.end(one)).isInstanceOf(LabException.class);
        first.close();
        assertThat(Lab.end(one)).isTrue();
        assertThat(Lab.end(one)).isFalse();
        assertThat(second.ping(Networks.SITE, 3).orElseThrow().received()).isEqualTo(3);
    }

    @Test
    void labHasNoWayToTheHostAndItsEndLeavesNothing() throws Exception {
        var mountsBefore = mounts();
        var linksBefore = links();
        var directory = directory();
        var lab = open(directory);
        var watch = new Watch(lab, directory);
        lab.reconcile(Networks.siteToSite());
        watch.connected(Networks.SITE, SOON);

        var processes = lab.observe().processes();
        assertThat(processes)
                .extracting(LabProcess::role)
                .containsExactlyInAnyOrder("init", "agent", "gateway charon", "device charon");
        var hostNetwork = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
        var namespaces = new HashSet<String>();
        for (var process : processes) {
            for (var kind : List.of("user", "net", "mnt", "pid", "ipc", "uts")) {
                var link =
                        Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/ns/" + kind));
                assertThat(link)
                        .as(process.role())
                        .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/" + kind)));
                namespaces.add(link.toString());
            }
        }
        assertThat(charonsIn(hostNetwork)).isEmpty();
        var hostAddresses =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(a -> !a.isLoopbackAddress() && a.getAddress().length == 4)
                        .map(a -> a.getHostAddress())
                        .toList();
        var spaces = new ArrayList<>(namespaces(lab).lines().map(l -> l.split(" ")[0]).toList());
        assertThat(spaces)
                .containsExactlyInAnyOrder(
                        "internet", "gw-test", "device-onpremise", "hosts-test", "hosts-onpremise");
        for (var space : spaces) {
            assertThat(inside(lab, "ip", "-n", space, "-br", "link").output().lines())
                    .allMatch(l -> l.matches("(lo|lan|pub|p\\d+|ipsec\\d+)(@if\\d+)? .*"), space);
            for (var address : hostAddresses) {
                assertThat(
                                inside(
                                                lab, "ip", "netns", "exec", space, "ping", "-c",
                                                "1", "-W", "0.2", address)
                                        .succeeded())
                        .as("ping from " + space + " to the host's " + address)
                        .isFalse();
            }
        }
        assertThat(inside(lab, "ip", "-br", "link").output().lines().toList()).hasSize(1);
        assertThat(lab.shellCommand("test").orElseThrow())
                .isEqualTo(
                        "nsenter -t %d -U -n -m -p --preserve-credentials -- ip netns exec gw-test bash"
                                .formatted(process(lab, "init").pid()));

        lab.close();
        long begin = System.nanoTime();
        assertThat(Lab.end(directory)).isTrue();
        print("end: " + millisSince(begin) + " ms");

        assertThat(directory).doesNotExist();
        for (var process : processes) {
            assertThat(Path.of("/proc/" + process.pid())).doesNotExist();
        }
        assertThat(livingNamespaces()).doesNotContainAnyElementsOf(namespaces);
        assertThat(mounts()).isEqualTo(mountsBefore);
        assertThat(links()).isEqualTo(linksBefore);
        assertThat(everywhereNamed(directory)).isEmpty();
    }

    /// A controller in a JVM of its own: opens, waits for Connected, prints the SPIs, and stays.
    static final class Controller {
        private Controller() {}

        public static void main(String[] arguments) throws Exception {
            var directory = Path.of(arguments[0]);
            var lab = Lab.open(LabSettings.in(directory));
            var watch = new Watch(lab, directory);
            lab.reconcile(Networks.siteToSite());
            System.out.println(spis(watch.connected(Networks.SITE, SOON)));
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }

    // --- arrange ------------------------------------------------------------------------------

    private Path directory() throws IOException {
        var directory = Files.createTempDirectory("simplon-lab-").resolve("lab");
        directories.add(directory);
        return directory;
    }

    private Lab open(Path directory) throws LabException {
        long begin = System.nanoTime();
        var lab = Lab.open(LabSettings.in(directory));
        print("open: " + millisSince(begin) + " ms");
        labs.add(lab);
        return lab;
    }

    private static DesiredNetwork keys(String gateway, String device) {
        return Networks.siteToSite(
                new Secret(gateway),
                Optional.of(new Secret(device)),
                true,
                Networks.settings(),
                Networks.settings());
    }

    private static DesiredNetwork settings(Settings gateway, Settings device) {
        return Networks.siteToSite(
                new Secret(Networks.KEY), Optional.empty(), true, gateway, device);
    }

    private static DesiredNetwork modes(boolean initiates, Settings gateway, Settings device) {
        return Networks.siteToSite(
                new Secret(Networks.KEY), Optional.empty(), true, initiates, gateway, device);
    }

    private static DesiredNetwork running(boolean running) {
        return Networks.siteToSite(
                new Secret(Networks.KEY),
                Optional.empty(),
                running,
                Networks.settings(),
                Networks.settings());
    }

    // --- look ---------------------------------------------------------------------------------

    private static Outcome inside(Lab lab, String... argv) {
        try {
            return lab.standing().agent().orElseThrow().run(List.of(argv), "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String namespaces(Lab lab) {
        return inside(lab, "ip", "netns", "list").output();
    }

    private static final List<String> TUNNEL_SPACES = List.of("gw-test", "device-onpremise");

    /// Counts in each tunnel end what comes from the internet and is neither IKE nor ESP in UDP.
    private static void watchTheWire(Lab lab) {
        for (var space : TUNNEL_SPACES) {
            var rules =
                    "add table ip wire; add counter ip wire clear;"
                            + " add chain ip wire in { type filter hook prerouting priority -400; };"
                            + " add rule ip wire in iifname pub udp dport { 500, 4500 } accept;"
                            + " add rule ip wire in iifname pub counter name clear";
            var outcome = inside(lab, "ip", "netns", "exec", space, "nft", rules);
            assertThat(outcome.errors()).isEmpty();
        }
    }

    private static long otherThanIke(Lab lab) {
        return TUNNEL_SPACES.stream()
                .map(s -> inside(lab, "ip", "netns", "exec", s, "nft", "list", "counters").output())
                .flatMap(String::lines)
                .map(String::strip)
                .dropWhile(l -> !l.startsWith("counter clear"))
                .filter(l -> l.startsWith("packets"))
                .limit(1)
                .mapToLong(l -> Long.parseLong(l.split(" ")[1]))
                .sum();
    }

    private static boolean pings(Lab lab) {
        try {
            return lab.ping(Networks.SITE, 1).filter(p -> p.received() == 1).isPresent();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String spis(ObservedNetwork.Connection connection) {
        var child = connection.child().orElseThrow();
        return child.spiIn().orElseThrow() + " " + child.spiOut().orElseThrow();
    }

    private static LabProcess process(Lab lab, String role) {
        return lab.observe().processes().stream()
                .filter(p -> p.role().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static String firstLine(Process process) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            if (line == null) {
                throw new AssertionError(
                        new String(
                                process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            return line;
        }
    }

    private static String everythingWritten(Path directory) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (var entry :
                    entries.filter(e -> e.getFileName().toString().matches("\\d+")).toList()) {
                text.append(commandLine(entry));
            }
        }
        return text.toString();
    }

    private static String commandLine(Path process) {
        try {
            return new String(
                    Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // It has just ended.
        }
    }

    private static List<String> everywhereNamed(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(e -> e.getFileName().toString().matches("\\d+"))
                    .map(LabTest::commandLine)
                    .filter(c -> c.contains(directory.toString()))
                    .toList();
        }
    }

    private static List<Path> charonsIn(Path networkNamespace) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(e -> e.getFileName().toString().matches("\\d+"))
                    .filter(e -> commandLine(e).startsWith(CharonConfiguration.PROGRAM))
                    .filter(e -> {
                        try {
                            return Files.readSymbolicLink(e.resolve("ns/net"))
                                    .equals(networkNamespace);
                        } catch (IOException gone) {
                            return false; // Ended, or another user's lab.
                        }
                    })
                    .toList();
        }
    }

    private static Set<String> livingNamespaces() throws IOException {
        var living = new HashSet<String>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (var entry :
                    entries.filter(e -> e.getFileName().toString().matches("\\d+")).toList()) {
                for (var kind : List.of("user", "net", "mnt", "pid", "ipc", "uts")) {
                    try {
                        living.add(Files.readSymbolicLink(entry.resolve("ns/" + kind)).toString());
                    } catch (IOException e) {
                        break; // Ended, or not ours.
                    }
                }
            }
        }
        return living;
    }

    private static String mounts() throws IOException {
        return Files.readString(Path.of("/proc/self/mounts"));
    }

    private static Set<String> links() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/sys/class/net"))) {
            return links.map(l -> l.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String memory(ObservedNetwork network) throws IOException {
        var text = new StringBuilder();
        for (var process : network.processes()) {
            var rss =
                    Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                            .filter(l -> l.startsWith("VmRSS"))
                            .findFirst()
                            .orElse("");
            text.append(process.role())
                    .append(' ')
                    .append(rss.replaceAll("\\s+", " "))
                    .append("; ");
        }
        return text.toString();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static void print(String line) {
        System.out.println("lab: " + line);
    }
}
