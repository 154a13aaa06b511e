package dev.simplon.bench;

import java.util.ArrayList;
import java.util.List;

/// All that was measured, in the order in which it was first seen.
final class Figures {
    private final List<Series> all = new ArrayList<>();

    /// The runs of one operation with one contender.
    record Series(String caseName, String operation, Contender contender, List<Measure> runs) {
        /// Wall time in seconds.
        Spread time() {
            return Spread.of(runs.stream().mapToDouble(Measure::seconds).toArray());
        }

        /// Peak resident memory in MiB.
        Spread memory() {
            return Spread.of(
                    runs.stream()
                            .flatMapToLong(run -> run.peak().stream())
                            .mapToDouble(kib -> kib / 1024.0)
                            .toArray());
        }
    }

    void add(String caseName, String operation, Contender contender, Measure measure) {
        for (var series : all) {
            if (series.caseName.equals(caseName)
                    && series.operation.equals(operation)
                    && series.contender.equals(contender)) {
                series.runs.add(measure);
                return;
            }
        }
        all.add(new Series(caseName, operation, contender, new ArrayList<>(List.of(measure))));
    }

    /// Of a case: its operations in their order, and of each the contenders in theirs.
    List<List<Series>> operations() {
        var operations = new ArrayList<List<Series>>();
        for (var series : all) {
            operations.stream()
                    .filter(other -> isSameOperation(other.getFirst(), series))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> other.add(series),
                            () -> operations.add(new ArrayList<>(List.of(series))));
        }
        return operations;
    }

    private static boolean isSameOperation(Series one, Series other) {
        return one.caseName.equals(other.caseName) && one.operation.equals(other.operation);
    }
}
