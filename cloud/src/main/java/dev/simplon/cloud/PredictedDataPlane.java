package dev.simplon.cloud;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.negotiation.Negotiation;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.Ping;
import dev.simplon.cloud.spi.DataPlane;
import java.util.Optional;

/// The data plane where none can run: what IKE would make of the two ends, on paper. Everything it
/// says is marked as predicted.
public final class PredictedDataPlane implements DataPlane {
    private final String reason;
    private volatile ObservedNetwork predicted;

    /// @param reason why no lab runs, in a sentence for the user
    public PredictedDataPlane(String reason) {
        this.reason = reason;
        this.predicted = Negotiation.predict(DesiredNetwork.EMPTY, reason);
    }

    @Override
    public void reconcile(DesiredNetwork desired) {
        predicted = Negotiation.predict(desired, reason);
    }

    @Override
    public ObservedNetwork observe() {
        return predicted;
    }

    @Override
    public Optional<Ping> ping(ResourceId connection, int count) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
