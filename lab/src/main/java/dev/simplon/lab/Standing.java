package dev.simplon.lab;

import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.lab.agent.AgentClient;
import java.util.Map;
import java.util.Optional;

/// What the reconciler has in hand at a moment: handed to readers as a whole.
///
/// @param charons by daemon name, those that are connected to
/// @param failure why the lab is not as wanted, in a sentence; empty while all goes well
record Standing(
        DesiredNetwork wanted,
        Blueprint blueprint,
        Map<String, Charon> charons,
        Optional<AgentClient> agent,
        Optional<InitProcess> init,
        Optional<String> failure) {
    Standing {
        charons = Map.copyOf(charons);
    }
}
