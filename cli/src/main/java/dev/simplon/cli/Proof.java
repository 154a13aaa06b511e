package dev.simplon.cli;

import dev.simplon.arm.ArmClient;
import dev.simplon.arm.ArmException;
import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.AzureArmClient;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.Ping;
import dev.simplon.values.Secret;
import dev.simplon.values.Value;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What shows that a tunnel is real: the SAs, a ping across it with ESP's counters before and
/// after, and ARM's own answer.
final class Proof {
    private static final int ECHO_REQUESTS = 5;
    private static final String API_VERSION = "2024-05-01";

    private Proof() {}

    /// @param before the status that the pings start from
    /// @return whether every connection is connected and, where it is real, carried packets
    static boolean print(Session session, LocalCloud cloud, Target target, StatusView before)
            throws CommandException, IOException, InterruptedException {
        var out = session.out();
        out.println();
        before.print(out);
        if (before.connections().isEmpty()) {
            return true;
        }
        boolean holds = true;
        try (var arm = client(target)) {
            for (var connection : before.connections()) {
                var name = StatusView.text(connection, "name");
                var id = ResourceId.parse(StatusView.text(connection, "id")).orElseThrow();
                out.println();
                if (isConnected(connection)) {
                    var ping = cloud.ping(id, ECHO_REQUESTS);
                    printPing(out, name, ping, connection, find(cloud.status(), id));
                    holds &= ping.received() > 0;
                }
                printArm(out, id, arm, StatusView.mark(connection));
            }
        }
        return holds && before.allConnected();
    }

    private static void printPing(
            PrintStream out, String name, Ping ping, Value before, Optional<Value> after) {
        out.printf(
                "%s: ping %s -> %s: %d packets transmitted, %d received%s%n",
                name,
                ping.from(),
                ping.to(),
                ping.sent(),
                ping.received(),
                ping.roundTrip()
                        .map(time -> ", %.2f ms on average".formatted(time.toNanos() / 1e6))
                        .orElse(""));
        out.println("  ESP before  " + counters(before));
        after.ifPresent(connection -> out.println("  ESP after   " + counters(connection)));
    }

    private static boolean isConnected(Value connection) {
        return StatusView.text(connection, "connectionStatus").equals("Connected")
                && StatusView.text(connection, "source").equals("measured");
    }

    private static String counters(Value connection) {
        return connection
                .member("child")
                .filter(child -> !child.isNull())
                .map(child ->
                        "%s packets, %s bytes out; %s packets, %s bytes in"
                                .formatted(
                                        StatusView.text(child, "packetsOut"),
                                        StatusView.text(child, "bytesOut"),
                                        StatusView.text(child, "packetsIn"),
                                        StatusView.text(child, "bytesIn")))
                .orElse("no child SA");
    }

    private static Optional<Value> find(StatusView status, ResourceId id) {
        return status.connections().stream()
                .filter(c -> ResourceId.parse(StatusView.text(c, "id")).equals(Optional.of(id)))
                .findFirst();
    }

    private static void printArm(PrintStream out, ResourceId id, ArmClient arm, String mark)
            throws CommandException, InterruptedException {
        try {
            var document =
                    arm.get(id.toString(), API_VERSION, Duration.ofSeconds(30))
                            .flatMap(found -> found.body().member("properties"))
                            .flatMap(properties -> properties.member("connectionStatus"))
                            .flatMap(Value::asText);
            out.printf("  GET %s%s%n", id, mark);
            out.printf(
                    "  \"connectionStatus\": \"%s\"%s%n",
                    document.orElse("(no such connection)"), mark);
        } catch (ArmException e) {
            throw silent(id.name(), e);
        }
    }

    private static CommandException silent(String asked, ArmException e) {
        return new CommandException(
                ExitCode.FAILURE,
                "The local Azure did not answer for " + asked,
                String.valueOf(e.getMessage()));
    }

    private static ArmClient client(Target target) throws CommandException, InterruptedException {
        var environment = target.environment();
        try {
            return AzureArmClient.connect(
                    new ArmSettings(
                            Optional.ofNullable(environment.get("ARM_METADATA_HOSTNAME")),
                            environment.getOrDefault("ARM_TENANT_ID", ""),
                            environment.getOrDefault("ARM_CLIENT_ID", ""),
                            new Secret(environment.getOrDefault("ARM_CLIENT_SECRET", "")),
                            Optional.ofNullable(environment.get("SSL_CERT_FILE")).map(Path::of),
                            target.recovery()));
        } catch (ArmException e) {
            throw silent("its connections", e);
        }
    }
}
