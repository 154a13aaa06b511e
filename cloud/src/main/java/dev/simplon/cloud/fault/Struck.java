package dev.simplon.cloud.fault;

import java.util.List;
import java.util.Optional;

/// The faults that hit one request.
public record Struck(List<Fault> faults) {
    public static final Struck NOTHING = new Struck(List.of());

    public Struck {
        faults = List.copyOf(faults);
    }

    public Optional<Fault> of(FaultKind kind) {
        return faults.stream().filter(f -> f.spec().kind() == kind).findFirst();
    }

    /// The one by which the request is refused.
    public Optional<Fault> refusal() {
        return faults.stream().filter(f -> f.spec().kind().isRefusal()).findFirst();
    }

    /// The request was done, or refused by one of them: they have hit it.
    public void count() {
        faults.forEach(Fault::hit);
    }

    /// The request went another way.
    public void giveBack() {
        faults.forEach(Fault::giveBack);
    }

    /// Returns when the answer may go out.
    public void awaitRelease() throws InterruptedException {
        var holding = of(FaultKind.HOLD_ANSWER);
        if (holding.isPresent()) {
            holding.get().awaitRelease();
        }
    }

    /// Runs when the operation may go on.
    public void whenReleased(Runnable goOn) {
        of(FaultKind.HOLD_OPERATION).ifPresent(f -> f.whenReleased(goOn));
    }
}
