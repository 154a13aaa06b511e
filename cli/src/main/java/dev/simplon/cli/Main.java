package dev.simplon.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The outermost door: reads the arguments, runs one command, answers with its exit code.
public final class Main {
    private final List<Command> commands;
    private final IdentityHashMap<CommandSpec, Command> bySpec = new IdentityHashMap<>();

    private Main(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        var session =
                new Session(
                        Path.of(Optional.ofNullable(System.getenv("SIMPLON_HOME")).orElse(".")),
                        Path.of("").toAbsolutePath(),
                        System.getenv(),
                        Clock.systemUTC(),
                        out,
                        err);
        var code = run(session, arguments);
        out.flush();
        err.flush();
        // Threads of libraries that are still waiting for something must not keep the process.
        Runtime.getRuntime().halt(code.number());
    }

    /// Runs one command within this process.
    static ExitCode run(Session session, String... arguments) {
        return new Main(Commands.all()).run(arguments, session);
    }

    private ExitCode run(String[] arguments, Session session) {
        var line = commandLine(session);
        CommandLine.ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            session.err().println("simplon: " + e.getMessage());
            session.err()
                    .println(
                            "Usage: see '"
                                    + e.getCommandLine().getCommandSpec().qualifiedName()
                                    + " --help'.");
            return ExitCode.USAGE;
        }
        if (CommandLine.printHelpIfRequested(parsed)) {
            return ExitCode.DONE;
        }
        var sub = parsed;
        while (sub.subcommand() != null) {
            sub = sub.subcommand();
        }
        var command = bySpec.get(sub.commandSpec());
        if (command == null || !command.children().isEmpty()) {
            sub.commandSpec().commandLine().usage(session.err(), Ansi.OFF);
            return ExitCode.USAGE;
        }
        try {
            return command.run(sub, session);
        } catch (CommandException e) {
            Rendering.diagnostics(session.err(), e.diagnostics());
            return e.code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (IOException e) {
            Rendering.diagnostics(session.err(), List.of(Unreadable.of(e)));
            return ExitCode.FAILURE;
        } catch (RuntimeException | Error e) {
            session.err().println("simplon: a bug in simplon; please report it with what follows");
            e.printStackTrace(session.err());
            return ExitCode.FAILURE;
        }
    }

    private CommandLine commandLine(Session session) {
        var root =
                CommandSpec.create()
                        .name("simplon")
                        .version("simplon " + Version.NUMBER)
                        .addOption(help())
                        .addOption(
                                OptionSpec.builder("-V", "--version")
                                        .versionHelp(true)
                                        .description("Shows the version.")
                                        .build());
        root.usageMessage()
                .description(
                        "Declare an Azure VPN connection once, in Java or in Terraform; learn at plan time what Azure"
                                + " would refuse; bring it up on your own machine as a real IKE/IPsec tunnel; apply the"
                                + " same declaration to Azure.")
                .footerHeading("%nExit codes:%n")
                .footer(
                        Arrays.stream(ExitCode.values())
                                .map(code -> "  %3d  %s".formatted(code.number(), code.meaning()))
                                .toArray(String[]::new))
                .width(100);
        addAll(root, commands);
        var line = new CommandLine(root);
        line.setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return line;
    }

    private void addAll(CommandSpec parent, List<Command> children) {
        for (var command : children) {
            var spec = CommandSpec.create().name(command.name()).addOption(help());
            spec.usageMessage().width(100);
            command.describe(spec);
            bySpec.put(spec, command);
            parent.addSubcommand(command.name(), spec);
            addAll(spec, command.children());
        }
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build();
    }
}
