package dev.simplon.engine.render;

import dev.simplon.engine.ApplyOutcome;
import dev.simplon.engine.Plan;

/// The one line that says it all, in Terraform's words.
public final class Summary {
    private Summary() {}

    /// `Plan: 7 to add, 0 to change, 0 to destroy.`
    public static String of(Plan plan) {
        if (plan.isEmpty()) {
            return "No changes. Your infrastructure matches the configuration.";
        }
        var counts = plan.counts();
        return "Plan: %d to add, %d to change, %d to destroy."
                .formatted(counts.add(), counts.change(), counts.destroy());
    }

    /// `Apply complete! Resources: 7 added, 0 changed, 0 destroyed.`
    public static String of(ApplyOutcome outcome) {
        if (outcome.destroy()) {
            return "Destroy complete! Resources: %d destroyed.".formatted(outcome.destroyed());
        }
        return "Apply complete! Resources: %d added, %d changed, %d destroyed."
                .formatted(outcome.added(), outcome.changed(), outcome.destroyed());
    }
}
