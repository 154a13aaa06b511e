package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.AzureArmClient;
import dev.simplon.arm.Recovery;
import dev.simplon.cloud.client.CloudClient;
import dev.simplon.cloud.client.Write;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cloud as a process of its own, killed without warning.
class KilledCloudTest {
    @TempDir Path directory = Path.of("");

    private Process start(String... more) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CloudProcess.class.getName(),
                        directory.resolve("data").toString()));
        command.addAll(List.of(more));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).startsWith("ready ");
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Test
    void acceptedWriteIsFinishedByTheNextProcess() throws Exception {
        var process = start("slow");
        try {
            var environment = CloudEnvironment.read(directory.resolve("data")).orElseThrow();
            var operation = "";
            // The clock of the first process is late, so its token would have expired for the
            // second one: each gets its own.
            try (var http = TestCloud.trusting(environment.caFile())) {
                assertThat(http).isNotNull();
            }
            var first = AzureArmClient.connect(settings(environment, Optional.empty()));
            first.put(
                    "/subscriptions/%s/resourceGroups/rg".formatted(environment.subscriptionId()),
                    "2021-04-01",
                    (dev.simplon.values.Value.ObjectValue) json("{\"location\":\"westeurope\"}"),
                    Optional.empty(),
                    TestCloud.LONG);
            var vnet =
                    "/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet"
                            .formatted(environment.subscriptionId());
            var put =
                    new FutureTask<>(() ->
                            first.put(
                                    vnet,
                                    VERSION,
                                    (dev.simplon.values.Value.ObjectValue)
                                            json(
                                                    "{\"location\":\"westeurope\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.0.0.0/16\"]}}}"),
                                    Optional.empty(),
                                    TestCloud.LONG));
            Thread.ofVirtual().start(put);
            while (operation.isEmpty()) {
                // Its cloud is killed under it, so that it does not end by itself unless refused.
                assertThat(put.isDone()).isFalse();
                var seen = first.get(vnet, VERSION, TestCloud.LONG);
                operation =
                        seen.map(d -> text(d.body(), "properties", "provisioningState")).orElse("");
            }
            assertThat(operation).isEqualTo("Updating");
            kill(process);
            put.cancel(true);
            process = start();
            var second = AzureArmClient.connect(settings(environment, Optional.empty()));
            var state = "Updating";
            while (state.equals("Updating")) {
                state =
                        text(
                                second.get(vnet, VERSION, TestCloud.LONG).orElseThrow().body(),
                                "properties",
                                "provisioningState");
            }
            assertThat(state).isEqualTo("Succeeded");
        } finally {
            kill(process);
        }
    }

    /// Kills at random moments while the stack is made; the client restarts what was killed.
    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws Exception {
        var running = new AtomicReference<>(start());
        var restarting = new ReentrantLock();
        Recovery recovery =
                failure -> {
                    restarting.lock();
                    try {
                        if (!running.get().isAlive()) {
                            running.set(start());
                        }
                        return true;
                    } catch (IOException e) {
                        return false;
                    } finally {
                        restarting.unlock();
                    }
                };
        var done = new AtomicBoolean();
        var seed = System.nanoTime();
        var random = new Random(seed);
        var killer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int kills = 0; kills < 4 && !done.get(); kills++) {
                                LockSupport.parkNanos(random.nextLong(50_000_000, 400_000_000));
                                running.get().destroyForcibly();
                            }
                        });
        try {
            var environment = CloudEnvironment.read(directory.resolve("data")).orElseThrow();
            var arm = AzureArmClient.connect(settings(environment, Optional.of(recovery)));
            for (var each : TestCloud.siteToSite().entrySet()) {
                arm.put(
                        each.getKey().replace("{s}", environment.subscriptionId()),
                        each.getKey().contains("/providers/") ? VERSION : "2021-04-01",
                        (dev.simplon.values.Value.ObjectValue)
                                json(each.getValue().replace("{s}", environment.subscriptionId())),
                        Optional.empty(),
                        TestCloud.LONG);
            }
            done.set(true);
            killer.join();
            if (!running.get().isAlive()) {
                running.set(start());
            }
            for (var path : TestCloud.siteToSite().keySet()) {
                var document =
                        arm.get(
                                        path.replace("{s}", environment.subscriptionId()),
                                        path.contains("/providers/") ? VERSION : "2021-04-01",
                                        TestCloud.LONG)
                                .orElseThrow();
                assertThat(text(document.body(), "properties", "provisioningState"))
                        .as(path + " (seed " + seed + ")")
                        .isEqualTo("Succeeded");
            }
            try (var client = CloudClient.of(environment)) {
                var writes = client.writes();
                assertThat(writes.stream().map(Write::id).distinct())
                        .as("one accepted write a resource (seed " + seed + ")")
                        .hasSameSizeAs(writes)
                        .hasSize(TestCloud.siteToSite().size());
                assertThat(writes.stream().map(Write::operationId).distinct())
                        .hasSameSizeAs(writes);
            }
        } finally {
            done.set(true);
            killer.join();
            kill(running.get());
        }
    }

    private static ArmSettings settings(CloudEnvironment environment, Optional<Recovery> recovery) {
        return new ArmSettings(
                Optional.of(environment.metadataHost()),
                environment.tenantId(),
                environment.clientId(),
                environment.clientSecret(),
                Optional.of(environment.caFile()),
                recovery);
    }
}
