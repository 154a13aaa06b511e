package dev.simplon.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The figures as a table for people, and as JSON.
///
/// @param terraform what `terraform version` says first
record Report(Figures figures, String terraform, int runs) {
    private static final String MEMORY =
            """
            Peak memory is the resident set (VmHWM of /proc) of the provider's largest process: of the processes that terraform
            started, looked at every 20 ms; of a handshake, read when it came; of the warm process, counted anew for each command.
            """;

    void print(PrintStream out, boolean hasPeer) {
        out.printf(
                "%s, Java %s, %d processors; medians of %d runs, least and most beside them.%n",
                terraform, Runtime.version(), Runtime.getRuntime().availableProcessors(), runs);
        out.print(MEMORY);
        out.println(
                hasPeer
                        ? "In the columns 'of peer' stands what part of the peer's median each one takes."
                        : "There was no peer: without --peer-mirror, --peer and --peer-version nothing is compared.");
        for (var operation : figures.operations()) {
            out.println();
            heading(out, operation.getFirst(), hasPeer);
            var peer = operation.stream().filter(series -> series.contender().isPeer()).findFirst();
            operation.forEach(series -> line(out, series, peer));
        }
    }

    private static void heading(PrintStream out, Figures.Series first, boolean hasPeer) {
        var name =
                first.caseName().equals(first.operation())
                        ? first.caseName()
                        : first.caseName() + " " + first.operation();
        out.printf(
                "%-30s %8s %8s %8s %8s %8s %8s",
                name, "seconds", "least", "most", "MiB", "least", "most");
        out.println(hasPeer ? "   time, memory of peer" : "");
    }

    private static void line(
            PrintStream out, Figures.Series series, Optional<Figures.Series> peer) {
        var time = series.time();
        var memory = series.memory();
        out.printf(
                Locale.ROOT,
                "  %-28s %8.3f %8.3f %8.3f %8.1f %8.1f %8.1f",
                series.contender().label(),
                time.median(),
                time.min(),
                time.max(),
                memory.median(),
                memory.min(),
                memory.max());
        peer.filter(other -> !other.equals(series))
                .ifPresent(other ->
                        out.printf(
                                Locale.ROOT,
                                "   %.2f, %.2f",
                                time.median() / other.time().median(),
                                memory.median() / other.memory().median()));
        out.println();
    }

    void write(Path file) throws IOException {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("terraform", terraform);
        whole.put("java", Runtime.version().toString());
        whole.put("processors", Runtime.getRuntime().availableProcessors());
        whole.put("runs", runs);
        var rows = new ArrayList<Map<String, Object>>();
        figures.operations().stream().flatMap(List::stream).map(Report::row).forEach(rows::add);
        whole.put("figures", rows);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), whole);
    }

    private static Map<String, Object> row(Figures.Series series) {
        var row = new LinkedHashMap<String, Object>();
        row.put("case", series.caseName());
        row.put("operation", series.operation());
        row.put("source", series.contender().source());
        row.put("version", series.contender().version());
        row.put("mode", series.contender().mode().name().toLowerCase(Locale.ROOT));
        row.put("seconds", series.time());
        row.put("peakMiB", series.memory());
        row.put("secondsOfRuns", series.runs().stream().map(Measure::seconds).toList());
        row.put(
                "peakKiBOfRuns",
                series.runs().stream().flatMapToLong(run -> run.peak().stream()).boxed().toList());
        return row;
    }
}
