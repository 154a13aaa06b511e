package dev.simplon.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is killed, and whenever, the declared tunnel stands again, and nothing is made twice.
class CrashTest {
    private static final String EXAMPLE =
            Simplon.HOME.resolve("examples/site-to-site/Main.java").toString();
    private static final Set<String> DIFFERENT_IN_EACH_RUN =
            Set.of(
                    "etag",
                    // Drawn from the resource's id, and so from the subscription, which each new
                    // cloud makes up.
                    "ipAddress",
                    "tunnelIpAddresses",
                    "resourceGuid",
                    "connectionStatus",
                    "tunnelConnectionStatus",
                    "ingressBytesTransferred",
                    "egressBytesTransferred");

    @ParameterizedTest
    @ValueSource(strings = {"gateway charon", "device charon", "agent", "init"})
    void aKilledProcessOfTheLabComesBackAndSoDoesTheTunnel(String role) {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("up", EXAMPLE).succeeded();
            long victim = pid(simplon.status(), role);
            kill(victim, role);
            Await.until(
                    "Connected after the " + role + " was killed",
                    Duration.ofSeconds(60),
                    simplon::status,
                    status -> connected(status) && pid(status, role) != victim);
        }
    }

    @Test
    void aKilledCloudCostsTheTunnelNothingAndTheNextCommandRestartsIt() {
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            simplon.run("up", EXAMPLE).succeeded();
            var before = simplon.status().at("/connections/0/child");
            kill(simplon.run("cloud", "status", "--json").json().at("/pid").asLong(), "cloud");
            var after =
                    simplon.run("status", "--json").succeeded().json().at("/connections/0/child");
            assertThat(after.at("/spiIn")).isEqualTo(before.at("/spiIn"));
            assertThat(after.at("/spiOut")).isEqualTo(before.at("/spiOut"));
        }
    }

    @Test
    void theCloudMayBeKilledAtAnyMomentOfUp() throws Exception {
        var reference = new TreeMap<String, String>();
        Duration whole;
        try (var yard = Yard.open()) {
            var simplon = yard.simplon();
            // A first run warms the caches of the machine; the second tells how long it takes.
            simplon.run("up", EXAMPLE).succeeded();
            simplon.run("down").succeeded();
            whole = simplon.run("up", EXAMPLE).succeeded().took();
            reference.putAll(documents(simplon));
        }
        int moments = 10;
        var killedDuring = new ArrayList<String>();
        for (int moment = 1; moment <= moments; moment++) {
            try (var yard = Yard.open()) {
                var simplon = yard.simplon();
                var out = yard.folder().resolve("up.out");
                var process = simplon.start(out, out, "up", EXAMPLE);
                var record = yard.folder().resolve(".simplon/cloud/process.json");
                var began = Instant.now();
                // The first moment is when the cloud has just said where it is; the last one is
                // near the end of `up`.
                var json =
                        Await.until(
                                "a running cloud",
                                Duration.ofSeconds(60),
                                () -> Files.exists(record) ? Simplon.text(record) : "",
                                text -> text.contains("\"pid\""));
                var untilHere = Duration.between(began, Instant.now());
                LockSupport.parkNanos(
                        whole.minus(untilHere)
                                .dividedBy(moments)
                                .multipliedBy(moment - 1)
                                .toNanos());
                kill(Simplon.JSON.readTree(json).at("/pid").asLong(), "cloud, moment " + moment);
                process.waitFor(3, TimeUnit.MINUTES);
                assertThat(Simplon.text(out)).doesNotContain("a bug in simplon");
                killedDuring.add(
                        "moment %d: the interrupted `up` ended with %d"
                                .formatted(moment, process.exitValue()));

                simplon.run("up", EXAMPLE).succeeded();
                assertThat(connected(simplon.status())).isTrue();
                assertThat(documents(simplon))
                        .as("final documents, killed at moment %d", moment)
                        .isEqualTo(reference);
                assertThatNothingHappenedTwice(simplon);
                assertThat(simplon.run("plan", "-detailed-exitcode", EXAMPLE).exit()).isZero();
            }
        }
        killedDuring.forEach(System.out::println);
    }

    /// The log of accepted writes: each with an operation of its own, no request accepted twice,
    /// and for each document that exists now exactly one write that created it.
    private static void assertThatNothingHappenedTwice(Simplon simplon) {
        var writes = elements(ArmDoor.of(simplon).plain("/simplon/writes").at("/value"));
        var requests = new HashSet<String>();
        var operations = new HashSet<String>();
        var puts = new ArrayList<String>();
        for (var write : writes) {
            assertThat(requests.add(write.at("/requestId").asText()))
                    .as("one write a request: %s", write)
                    .isTrue();
            assertThat(operations.add(write.at("/operationId").asText()))
                    .as("one operation a write: %s", write)
                    .isTrue();
            if (write.at("/method").asText().equals("PUT")) {
                puts.add(write.at("/id").asText());
            }
        }
        assertThat(puts)
                .as("each of the seven resources is written once")
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    private static Map<String, String> documents(Simplon simplon) {
        var azure = ArmDoor.of(simplon);
        var found = new TreeMap<String, String>();
        for (var resource : elements(azure.get("/resourceGroups/test/resources").at("/value"))) {
            var id = resource.at("/id").asText();
            var below = id.substring(id.indexOf("/resourceGroups"));
            var document = azure.get(below);
            strip(document);
            found.put(below, document.toPrettyString());
        }
        assertThat(found).hasSize(5);
        return found;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(DIFFERENT_IN_EACH_RUN);
        }
        // The subscription's id is made anew with each cloud.
        node.forEach(CrashTest::strip);
        if (node instanceof ObjectNode object) {
            for (var name : new ArrayList<>(List.copyOf(iterable(object)))) {
                var value = object.get(name);
                if (value.isTextual() && value.asText().startsWith("/subscriptions/")) {
                    var text = value.asText();
                    object.put(name, text.substring(text.indexOf('/', "/subscriptions/".length())));
                }
            }
        }
    }

    private static List<String> iterable(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static boolean connected(JsonNode status) {
        return status.at("/connections/0/connectionStatus").asText().equals("Connected");
    }

    private static long pid(JsonNode status, String role) {
        return elements(status.at("/processes")).stream()
                .filter(process -> process.at("/role").asText().equals(role))
                .findFirst()
                .map(process -> process.at("/pid").asLong())
                .orElse(-1L);
    }

    private static void kill(long pid, String what) {
        try {
            System.out.printf("%s kill -9 %d (%s)%n", Instant.now(), pid, what);
            var process = new ProcessBuilder("kill", "-9", String.valueOf(pid)).inheritIO().start();
            assertThat(process.waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
