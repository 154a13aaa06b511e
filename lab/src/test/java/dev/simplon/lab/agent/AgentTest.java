package dev.simplon.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The agent by itself, in a JVM of its own, with harmless daemons and without any namespace.
@Timeout(120)
class AgentTest {
    @TempDir Path folder;
    private Process process;
    private AgentClient client;
    private final LinkedBlockingQueue<AgentEvent> events = new LinkedBlockingQueue<>();
    private final CountDownLatch gone = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        var socket = folder.resolve("agent.sock");
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    Path.of(
                                                    Agent.class
                                                            .getProtectionDomain()
                                                            .getCodeSource()
                                                            .getLocation()
                                                            .toURI())
                                            .toString(),
                                    Agent.class.getName(),
                                    socket.toString())
                            .inheritIO()
                            .start();
            while (!Files.exists(socket)) {
                var key = watch.poll(20, TimeUnit.SECONDS);
                assertThat(key).as("the agent listens within 20 s").isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
        client = AgentClient.connect(socket, events::add, gone::countDown);
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        for (var child : process.descendants().toList()) {
            child.destroyForcibly();
        }
        process.destroyForcibly().waitFor();
    }

    @Test
    void commandGivesExitCodeAndBothOutputsApart() throws IOException {
        var outcome = client.run(List.of("sh", "-c", "cat; echo complaint >&2; exit 3"), "input");
        assertThat(outcome).isEqualTo(new Outcome(3, "input", "complaint\n"));
    }

    @Test
    void missingProgramIsSaid() {
        assertThatThrownBy(() -> client.run(List.of("/no/such/program"), ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void commandThatHangsBlocksNoOther() throws Exception {
        var fifo = folder.resolve("fifo").toString();
        client.run(List.of("mkfifo", fifo), "");
        var blocked = new CountDownLatch(1);
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                client.run(List.of("cat", fifo), "");
                                blocked.countDown();
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        assertThat(client.run(List.of("echo", "there"), "").output()).isEqualTo("there\n");
        assertThat(blocked.getCount()).isEqualTo(1);
        client.run(List.of("sh", "-c", "echo >" + fifo), "");
        assertThat(thread.join(java.time.Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void daemonIsStartedAgainWheneverItDies() throws Exception {
        client.start(daemon("echo ready to serve; exec sleep 1000"));
        var first = next(AgentEvent.What.STARTED);
        assertThat(next(AgentEvent.What.ANNOUNCED).detail()).isEqualTo("ready to serve");
        var state = client.state().daemon("d").orElseThrow();
        assertThat(state.announced()).containsExactly("ready to serve");
        assertThat(state.fingerprint()).isEqualTo("print");

        ProcessHandle.of(Long.parseLong(first.detail())).orElseThrow().destroyForcibly();

        assertThat(next(AgentEvent.What.ENDED).incarnation()).isEqualTo(first.incarnation());
        var second = next(AgentEvent.What.STARTED);
        assertThat(second.incarnation()).isGreaterThan(first.incarnation());
        next(AgentEvent.What.ANNOUNCED);
        assertThat(Files.readString(folder.resolve("log")))
                .isEqualTo("ready to serve\nready to serve\n");
    }

    @Test
    void daemonIsStartedAgainWhileNobodyIsConnected() throws Exception {
        client.start(daemon("echo ready to serve; exec sleep 1000"));
        var first = next(AgentEvent.What.STARTED);
        client.close();
        ProcessHandle.of(Long.parseLong(first.detail())).orElseThrow().destroyForcibly();

        client = AgentClient.connect(folder.resolve("agent.sock"), events::add, gone::countDown);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        var now = client.state().daemon("d").orElseThrow();
        while (now.incarnation() == first.incarnation() && System.nanoTime() < deadline) {
            events.poll(100, TimeUnit.MILLISECONDS);
            now = client.state().daemon("d").orElseThrow();
        }
        assertThat(now.incarnation()).isGreaterThan(first.incarnation());
    }

    @Test
    void childThatOutlivesItsDaemonDelaysNoRestart() throws Exception {
        client.start(daemon("sleep 1000 & echo ready $!; exec sleep 1000"));
        var first = next(AgentEvent.What.STARTED);
        var child = next(AgentEvent.What.ANNOUNCED).detail().substring("ready ".length());
        try {
            ProcessHandle.of(Long.parseLong(first.detail())).orElseThrow().destroyForcibly();
            assertThat(next(AgentEvent.What.STARTED).incarnation())
                    .isGreaterThan(first.incarnation());
        } finally {
            ProcessHandle.of(Long.parseLong(child)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void stoppedDaemonStaysDown() throws Exception {
        var fifo = folder.resolve("fifo").toString();
        client.run(List.of("mkfifo", fifo), "");
        client.start(
                daemon(
                        "trap '' TERM; exec 3<>%s; echo ready to serve; while :; do read -u 3; done"
                                .formatted(fifo)));
        next(AgentEvent.What.ANNOUNCED);
        client.stop("d", 0);
        assertThat(client.state().daemons()).isEmpty();
        client.start(daemon("echo ready to serve; exec sleep 1000"));
        client.stop("d", 20_000);
        assertThat(client.state().daemons()).isEmpty();
        assertThatThrownBy(
                        () -> {
                            client.start(daemon("exec sleep 1000"));
                            client.start(daemon("exec sleep 1000"));
                        })
                .hasMessageContaining("a daemon d is there already");
    }

    @Test
    void notesStayUntilTakenAway() throws Exception {
        client.note(Map.of("a", "1", "b", "2"));
        client.note(Map.of("a", ""));
        assertThat(client.state().notes()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void deathOfTheAgentIsHeardAtOnceAndFailsWhatWaits() throws Exception {
        var failed = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        client.run(List.of("sleep", "1000"), "");
                    } catch (IOException e) {
                        failed.countDown();
                    }
                });
        process.destroyForcibly();
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(client::state).isInstanceOf(IOException.class);
    }

    private DaemonSpec daemon(String script) {
        return new DaemonSpec(
                "d",
                List.of("bash", "-c", script),
                List.of(),
                folder.resolve("log").toString(),
                List.of(),
                List.of("ready"),
                "print");
    }

    private AgentEvent next(AgentEvent.What what) throws InterruptedException {
        var event = events.poll(20, TimeUnit.SECONDS);
        while (event != null && event.what() != what) {
            event = events.poll(20, TimeUnit.SECONDS);
        }
        assertThat(event).as("an event " + what + " within 20 s").isNotNull();
        return event;
    }
}
