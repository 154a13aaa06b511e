package dev.simplon.azure.network;

import dev.simplon.azure.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the data plane saw, or, where none can run, what was predicted; never mixed up.
public record ObservedNetwork(
        Source source,
        String sourceReason,
        List<Connection> connections,
        List<LabProcess> processes) {
    public ObservedNetwork {
        connections = List.copyOf(connections);
        processes = List.copyOf(processes);
    }

    public Optional<Connection> connection(ResourceId id) {
        return connections.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public enum Source {
        MEASURED,
        PREDICTED
    }

    /// Source: ARM `connectionStatus`, with ARM's spelling.
    public enum Status {
        UNKNOWN("Unknown"),
        CONNECTING("Connecting"),
        CONNECTED("Connected"),
        NOT_CONNECTED("NotConnected");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /// @param reason why it is not connected, in a sentence for the user: the cause and its mend
    /// @param ike the IKE SA; absent when none is established or this is predicted without
    ///   agreement
    /// @param bytesIn since the connection exists, over all its SAs, as ARM's
    ///   `ingressBytesTransferred`
    public record Connection(
            ResourceId id,
            Status status,
            Optional<String> reason,
            Optional<IkeSa> ike,
            Optional<ChildSa> child,
            long bytesIn,
            long bytesOut) {}

    /// @param prf absent where integrity says it
    /// @param integrity absent with an AEAD cipher
    /// @param established absent when predicted
    public record IkeSa(
            int version,
            String encryption,
            Optional<String> integrity,
            Optional<String> prf,
            String dhGroup,
            Optional<Instant> established) {}

    /// @param spiIn eight hex digits; absent when predicted, as are all counters
    /// @param integrity absent with an AEAD cipher
    public record ChildSa(
            String encryption,
            Optional<String> integrity,
            Optional<String> spiIn,
            Optional<String> spiOut,
            List<String> localTs,
            List<String> remoteTs,
            long bytesIn,
            long bytesOut,
            long packetsIn,
            long packetsOut) {
        public ChildSa {
            localTs = List.copyOf(localTs);
            remoteTs = List.copyOf(remoteTs);
        }
    }

    /// @param role `gateway charon`, `device charon`, `agent`, `init`
    /// @param pid as the host sees it
    /// @param namespace the network namespace inside the lab
    public record LabProcess(String role, String name, long pid, String namespace) {}
}
