package dev.simplon.cloud;

import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.values.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// How a cloud is to run.
///
/// @param dataDirectory holds everything that it remembers; made if it is missing, 0700
/// @param port on 127.0.0.1; 0: the one of the last start, at the first start any free one
/// @param dataPlane what brings the network about; the cloud closes it
/// @param asOf the day whose rules hold
/// @param timing milliseconds, or as long as Azure
/// @param asked ids and secret; what is not asked for is random, and kept
public record CloudSettings(
        Path dataDirectory,
        int port,
        DataPlane dataPlane,
        LocalDate asOf,
        Timing timing,
        InstantSource clock,
        AskedIdentity asked) {
    /// Any free port, today's rules, no waiting, random ids.
    public static CloudSettings of(Path dataDirectory, DataPlane dataPlane) {
        var clock = Clock.systemUTC();
        return new CloudSettings(
                dataDirectory,
                0,
                dataPlane,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                Timing.FAST,
                clock,
                AskedIdentity.ANY);
    }

    public CloudSettings withPort(int other) {
        return new CloudSettings(dataDirectory, other, dataPlane, asOf, timing, clock, asked);
    }

    public CloudSettings asOf(LocalDate day) {
        return new CloudSettings(dataDirectory, port, dataPlane, day, timing, clock, asked);
    }

    public CloudSettings realisticTiming() {
        return new CloudSettings(
                dataDirectory, port, dataPlane, asOf, Timing.REALISTIC, clock, asked);
    }

    public CloudSettings withClock(InstantSource other) {
        return new CloudSettings(dataDirectory, port, dataPlane, asOf, timing, other, asked);
    }

    public CloudSettings withSubscription(String id) {
        return asking(
                new AskedIdentity(
                        Optional.of(id), asked.tenantId(), asked.clientId(), asked.clientSecret()));
    }

    public CloudSettings withTenant(String id) {
        return asking(
                new AskedIdentity(
                        asked.subscriptionId(),
                        Optional.of(id),
                        asked.clientId(),
                        asked.clientSecret()));
    }

    public CloudSettings withClient(String id, Secret secret) {
        return asking(
                new AskedIdentity(
                        asked.subscriptionId(),
                        asked.tenantId(),
                        Optional.of(id),
                        Optional.of(secret)));
    }

    private CloudSettings asking(AskedIdentity other) {
        return new CloudSettings(dataDirectory, port, dataPlane, asOf, timing, clock, other);
    }
}
