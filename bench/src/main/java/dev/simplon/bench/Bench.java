package dev.simplon.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The cases, each run so many times with each contender, in turns.
///
/// @param progress where each run is told as it ends
record Bench(List<Case> cases, int runs, PrintStream progress) {
    Figures of(List<Project> projects) throws IOException, InterruptedException, BenchException {
        rehearse(projects);
        var figures = new Figures();
        for (var each : cases) {
            for (var project : projects) {
                project.refresh();
            }
            // Each begins a round as often as the others: the cloud and the machine are not the
            // same in the second half of a round.
            var turn = new ArrayList<>(projects);
            for (int run = 1; run <= runs; run++) {
                for (var project : turn) {
                    live(each, run, project, figures);
                }
                Collections.rotate(turn, -1);
            }
        }
        return figures;
    }

    /// One life of the stack that is not counted, so that what is on disk has been read and the
    /// cloud is no longer fresh.
    private void rehearse(List<Project> projects)
            throws IOException, InterruptedException, BenchException {
        for (var project : projects) {
            progress.println("rehearsal: " + project.contender().label());
            Case.named("stack").life().live(project, (_, _) -> {});
        }
    }

    private void live(Case each, int run, Project project, Figures figures)
            throws IOException, InterruptedException, BenchException {
        var contender = project.contender();
        each.life()
                .live(
                        project,
                        (operation, measure) -> {
                            figures.add(each.name(), operation, contender, measure);
                            progress.printf(
                                    Locale.ROOT,
                                    "%s, run %d of %d, %s: %s %.3f s%n",
                                    each.name(),
                                    run,
                                    runs,
                                    contender.label(),
                                    operation,
                                    measure.seconds());
                        });
    }
}
