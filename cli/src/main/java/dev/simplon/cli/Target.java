package dev.simplon.cli;

import dev.simplon.arm.Recovery;
import java.util.Map;
import java.util.Optional;

/// Which cloud a command is about.
///
/// @param environment what the provider reads of the environment: ARM_TENANT_ID and its like
/// @param recovery what to do when the cloud does not answer
record Target(Kind kind, Map<String, String> environment, Optional<Recovery> recovery) {
    enum Kind {
        /// No cloud at all: `check`.
        NONE,
        LOCAL,
        AZURE
    }

    /// The local cloud, started now if it does not run.
    static Target local(CloudProcess process) throws CommandException, java.io.IOException {
        var environment = new java.util.HashMap<>(process.session().environment());
        environment.keySet().removeIf(name -> name.startsWith("ARM_"));
        environment.putAll(CloudVariables.of(process));
        return new Target(Kind.LOCAL, environment, Optional.of(new Restart(process)));
    }

    static Target none() {
        return new Target(Kind.NONE, Map.of(), Optional.empty());
    }

    static Target azure(Session session) {
        return new Target(Kind.AZURE, session.environment(), Optional.empty());
    }

    StateOwner owner() {
        return switch (kind) {
            case NONE -> new StateOwner(Optional.empty(), "");
            case LOCAL ->
                    // The port may change from run to run; the tenant is made with the cloud's data
                    // and is its own.
                    new StateOwner(
                            Optional.of("127.0.0.1"),
                            environment.getOrDefault("ARM_TENANT_ID", ""));
            case AZURE ->
                    new StateOwner(Optional.empty(), environment.getOrDefault("ARM_TENANT_ID", ""));
        };
    }
}
