package dev.simplon.cli;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.Ping;
import dev.simplon.cloud.CloudEnvironment;
import dev.simplon.cloud.client.CloudClient;
import dev.simplon.cloud.client.CloudException;
import dev.simplon.cloud.client.Device;
import dev.simplon.values.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The local cloud as a command speaks to it, beside ARM: status, devices, probes.
record LocalCloud(CloudProcess process, CloudClient client) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    /// The cloud of this folder, started again if it was killed.
    ///
    /// @throws CommandException if nothing is up here
    static LocalCloud existing(Session session)
            throws CommandException, IOException, InterruptedException {
        var process = new CloudProcess(session, session.workspace().cloud());
        if (!Files.isDirectory(process.data())) {
            throw Missing.cloud(process);
        }
        process.ensure(process.lastOptions());
        return of(process);
    }

    static LocalCloud of(CloudProcess process) throws IOException {
        var environment =
                CloudEnvironment.read(process.data())
                        .orElseThrow(() ->
                                new IOException("no cloud was ever started on " + process.data()));
        return new LocalCloud(process, CloudClient.of(environment));
    }

    StatusView status() throws CommandException, IOException, InterruptedException {
        return new StatusView(ask(CloudClient::status));
    }

    /// @param running as intended; empty: as it is
    /// @param key that the device is to have; empty: as it is
    void device(String name, Optional<Boolean> running, Optional<Secret> key)
            throws CommandException, IOException, InterruptedException {
        var devices = ask(CloudClient::devices);
        if (devices.stream().noneMatch(device -> device.name().equals(name))) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "There is no device '" + name + "'",
                    devices.isEmpty()
                            ? "A device stands for a local network gateway, and none is declared here."
                            : "A device has the name of its local network gateway. Known are: "
                                    + String.join(
                                            ", ", devices.stream().map(Device::name).toList()));
        }
        ask(cloud -> cloud.setDevice(name, running, key));
    }

    Ping ping(ResourceId connection, int count)
            throws CommandException, IOException, InterruptedException {
        return ask(cloud -> cloud.ping(connection, count));
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(CloudClient cloud) throws CloudException, InterruptedException;
    }

    /// Asks; a cloud that was killed meanwhile is started again, and asked once more.
    private <T> T ask(Question<T> question)
            throws CommandException, IOException, InterruptedException {
        try {
            return question.of(client);
        } catch (CloudException e) {
            if (!e.isUnreachable()) {
                throw failed(e);
            }
        }
        process.ensure(process.lastOptions());
        try {
            return question.of(client);
        } catch (CloudException e) {
            throw failed(e);
        }
    }

    private static CommandException failed(CloudException e) {
        return new CommandException(
                ExitCode.FAILURE,
                e.isUnreachable() ? "The local cloud does not answer" : "The local cloud refused",
                String.valueOf(e.getMessage()));
    }

    /// Looks until every connection is connected, or the deadline is over.
    StatusView awaitConnected(Duration deadline)
            throws CommandException, IOException, InterruptedException {
        var end = Instant.now().plus(deadline);
        var status = status();
        while (!status.allConnected() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            status = status();
        }
        return status;
    }
}
