package dev.simplon.engine;

import java.util.List;

/// @param refresh look at what exists before planning
/// @param destroy plan to remove everything
/// @param offline ask nobody: data sources stay unknown, too
/// @param targets addresses of blocks or instances: only these and what they need (when destroying:
///   what needs them); empty for everything
public record PlanOptions(boolean refresh, boolean destroy, boolean offline, List<String> targets) {
    public static final PlanOptions DEFAULT = new PlanOptions(true, false, false, List.of());
    public static final PlanOptions DESTROY = new PlanOptions(true, true, false, List.of());

    /// For a plan against nothing, with a provider that no one can ask: `check`.
    public static final PlanOptions OFFLINE = new PlanOptions(false, false, true, List.of());

    public PlanOptions {
        targets = List.copyOf(targets);
    }
}
