package dev.simplon.cli;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `simplon cloud`: the local Azure by itself, for any client of Azure.
final class CloudCommand implements Command {
    @Override
    public String name() {
        return "cloud";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "The local Azure by itself: an ARM endpoint for azurerm, az and the Azure SDKs.");
    }

    @Override
    public List<Command> children() {
        return List.of(new Start(), new Stop(), new Status(), new Env(), new Run());
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session) {
        return ExitCode.USAGE;
    }

    private static OptionSpec data() {
        return OptionSpec.builder("--data")
                .type(Path.class)
                .paramLabel("DIR")
                .description("The cloud's data folder. Default: .simplon/cloud")
                .build();
    }

    private static CloudProcess process(ParseResult arguments, Session session) {
        Path data = arguments.matchedOptionValue("--data", session.workspace().cloud());
        return new CloudProcess(session, session.directory().resolve(data).normalize());
    }

    static CloudProcess.Options options(ParseResult arguments) {
        return new CloudProcess.Options(
                arguments.matchedOptionValue("--lab", LabMode.AUTO),
                Options.asOf(arguments),
                arguments.hasMatchedOption("--port")
                        ? arguments.matchedOptionValue("--port", 0)
                        : 0);
    }

    private static final class Start implements Command {
        @Override
        public String name() {
            return "start";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .description(
                            "Starts the local Azure on 127.0.0.1, in the foreground until Ctrl-C, or with --detach behind.");
            spec.addOption(
                    OptionSpec.builder("--detach")
                            .description(
                                    "Returns once the cloud answers; it goes on until 'cloud stop'.")
                            .build());
            spec.addOption(data());
            Options.lab(spec);
            Options.asOf(spec);
            Options.port(spec);
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session)
                throws CommandException, IOException, InterruptedException {
            var process = process(arguments, session);
            if (!arguments.hasMatchedOption("--detach")) {
                return CloudDaemon.foreground(process, options(arguments), session);
            }
            var running = process.ensure(options(arguments));
            session.out()
                    .printf(
                            "The local Azure answers at https://%s (pid %d).%n",
                            running.address(), running.pid());
            return ExitCode.DONE;
        }
    }

    private static final class Stop implements Command {
        @Override
        public String name() {
            return "stop";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .description(
                            "Ends the local Azure and its lab. What it holds is kept, and stands again after 'cloud start'.");
            spec.addOption(data());
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session)
                throws CommandException, InterruptedException {
            var process = process(arguments, session);
            session.out().println(process.stop() ? "Stopped." : "It was not running.");
            return ExitCode.DONE;
        }
    }

    private static final class Status implements Command {
        @Override
        public String name() {
            return "status";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .description(
                            "Says whether the local Azure runs: its pid, address and data folder. Exit code 1 if it does not.");
            spec.addOption(data());
            Options.json(spec);
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session) {
            var process = process(arguments, session);
            var running = process.running();
            if (arguments.hasMatchedOption("--json")) {
                var members = new LinkedHashMap<String, Value>();
                members.put("schemaVersion", Value.of(1));
                members.put("running", Value.of(running.isPresent()));
                members.put(
                        "pid",
                        running.map(r -> Value.of(r.pid())).orElse(Value.nullOf(Type.NUMBER)));
                members.put(
                        "address",
                        running.map(r -> Value.of(r.address())).orElse(Value.nullOf(Type.STRING)));
                members.put("data", Value.of(process.data().toString()));
                members.put("lab", Value.of(process.lab().toString()));
                session.out().println(JsonCodec.encodePretty(Value.object(members)));
            } else {
                session.out()
                        .println(
                                running.map(r ->
                                                "running   pid %d, https://%s"
                                                        .formatted(r.pid(), r.address()))
                                        .orElse("not running"));
                session.out().println("data      " + process.data());
            }
            return running.isPresent() ? ExitCode.DONE : ExitCode.FAILURE;
        }
    }

    private static final class Env implements Command {
        private static final String WITHOUT_KEYS = "--without-keys";

        @Override
        public String name() {
            return "env";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .description(
                            "Prints export lines that unmodified azurerm and the Azure SDKs read. In a shell: eval \"$(simplon cloud env)\"",
                            "They contain the local client secret.");
            spec.addOption(data());
            spec.addOption(
                    OptionSpec.builder(WITHOUT_KEYS)
                            .description(
                                    "Those of a second client, which may do everything but read shared keys.")
                            .build());
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session)
                throws CommandException, IOException, InterruptedException {
            var process = process(arguments, session);
            if (!Files.isDirectory(process.data())) {
                throw Missing.cloud(process);
            }
            process.ensure(process.lastOptions());
            var variables =
                    arguments.hasMatchedOption(WITHOUT_KEYS)
                            ? CloudVariables.withoutKeys(process)
                            : CloudVariables.of(process);
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                session.out().printf("export %s='%s'%n", variable.getKey(), variable.getValue());
            }
            return ExitCode.DONE;
        }
    }

    /// What `cloud start --detach` starts; not for people.
    private static final class Run implements Command {
        @Override
        public String name() {
            return "run";
        }

        @Override
        public void describe(CommandSpec spec) {
            spec.usageMessage()
                    .hidden(true)
                    .description("The cloud's own process, as 'cloud start --detach' starts it.");
            spec.addOption(data());
            Options.lab(spec);
            Options.asOf(spec);
            Options.port(spec);
        }

        @Override
        public ExitCode run(ParseResult arguments, Session session)
                throws IOException, InterruptedException {
            return CloudDaemon.behind(process(arguments, session), options(arguments), session);
        }
    }
}
