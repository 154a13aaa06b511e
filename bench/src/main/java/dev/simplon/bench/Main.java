package dev.simplon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bench/run`: reads the options, measures, and prints the figures.
@Command(
        name = "bench/run",
        description = {
            "Measures the installed provider, cold and warm, under the terraform on the PATH and against a local cloud of its"
                    + " own; with a peer, that provider in the same run too. docs/benchmarks.md says what each case is.",
            ""
        },
        sortOptions = false,
        usageHelpWidth = 100)
public final class Main implements Callable<Integer> {
    @Parameters(hidden = true, paramLabel = "HOME")
    private Path home = Path.of("");

    @Option(
            names = "--cases",
            split = ",",
            paramLabel = "CASE",
            defaultValue = "handshake,schema,stack,connections",
            description =
                    "handshake, schema, stack, connections-N; connections: one for each of --connections. Default: ${DEFAULT-VALUE}")
    private List<String> cases = List.of();

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,100,1000",
            description = "How many connections. Default: ${DEFAULT-VALUE}")
    private List<Integer> connections = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each case is run. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(
            names = "--release",
            paramLabel = "VERSION",
            defaultValue = "4.20.0",
            description = "The azurerm release that is installed. Default: ${DEFAULT-VALUE}")
    private String release = "";

    @ArgGroup(exclusive = false)
    private @Nullable Peer peer;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the figures are written too, each run's among them.")
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    /// Another provider.
    static final class Peer {
        @Option(
                names = "--peer-mirror",
                required = true,
                paramLabel = "DIR",
                description =
                        "A filesystem mirror with another provider, measured in turns with ours.")
        private Path mirror = Path.of("");

        @Option(
                names = "--peer",
                required = true,
                paramLabel = "SOURCE",
                description = "Its address: hashicorp/azurerm")
        private String source = "";

        @Option(
                names = "--peer-version",
                required = true,
                paramLabel = "VERSION",
                description = "Its version.")
        private String version = "";

        Contender contender() {
            return Contender.peer(source, version, mirror);
        }
    }

    /// @param arguments the folder of Simplon's installation, then the options
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            var bench = new Bench(chosen(), runs, System.err);
            measure(bench);
            return 0;
        } catch (BenchException e) {
            System.err.println("bench: " + e.getMessage());
            return 1;
        }
    }

    private List<Case> chosen() throws BenchException {
        if (runs < 1) {
            throw new BenchException("--runs is at least 1.");
        }
        var chosen = new ArrayList<Case>();
        for (var name : cases) {
            if (name.equals("connections")) {
                for (int count : connections) {
                    chosen.add(Case.named("connections-" + count));
                }
            } else {
                chosen.add(Case.named(name));
            }
        }
        return chosen;
    }

    private void measure(Bench bench) throws IOException, InterruptedException, BenchException {
        try (var shop = Workshop.open(home)) {
            shop.startCloud();
            var mirror = shop.install(release);
            var projects = new ArrayList<Project>();
            for (var mode : List.of(Contender.Mode.COLD, Contender.Mode.WARM)) {
                projects.add(Project.of(shop, Contender.simplon(mode, release, mirror)));
            }
            if (peer != null) {
                projects.add(Project.of(shop, peer.contender()));
            }
            var report = new Report(bench.of(projects), shop.terraformVersion(), runs);
            report.print(System.out, peer != null);
            if (json != null) {
                report.write(json);
            }
        }
    }
}
