package dev.simplon.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A cloud in a process of its own, for tests that kill it. Arguments: the data directory, and
/// `slow` where operations are to wait for a later process.
final class CloudProcess {
    private CloudProcess() {}

    public static void main(String[] arguments) throws Exception {
        var settings = CloudSettings.of(Path.of(arguments[0]), new ScriptedDataPlane());
        if (arguments.length > 1) {
            // Accepted an hour ahead of time, as its clock has it: this process never finishes it.
            settings = settings.realisticTiming().withClock(new Ahead());
        }
        try (var cloud = CloudServer.start(settings)) {
            System.out.println("ready " + cloud.environment().metadataHost());
            cloud.awaitShutdown();
        }
    }

    private static final class Ahead implements java.time.InstantSource {
        private final Instant fixed = Instant.now().minus(Duration.ofHours(1));

        @Override
        public Instant instant() {
            return fixed;
        }
    }
}
