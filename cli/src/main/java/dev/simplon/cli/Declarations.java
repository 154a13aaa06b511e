package dev.simplon.cli;

import dev.simplon.cli.program.Program;
import dev.simplon.cli.program.ProgramOutcome;
import dev.simplon.cli.program.ProgramOutcome.Frame;
import dev.simplon.cli.program.ProgramOutcome.Problem;
import dev.simplon.cli.program.ProgramOutcome.Synthesized;
import dev.simplon.cli.program.ProgramRunner;
import dev.simplon.cli.program.SynthesizedStack;
import dev.simplon.configuration.ConfigurationLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/// From what the user names to the stacks that it declares.
final class Declarations {
    private static final String DEFAULT_PROGRAM = "Main.java";

    private Declarations() {}

    /// What the user named, for messages.
    static String named(ParseResult arguments) {
        return Options.first(arguments).orElse(DEFAULT_PROGRAM);
    }

    /// Runs the program; its output is kept in the workspace.
    ///
    /// @return at least one stack
    static List<Stack> of(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var synthesized =
                run(program(arguments, session), session, session.workspace().synthesized());
        return load(synthesized, arguments);
    }

    /// What was synthesized here last, without running the program again.
    static List<Stack> lastSynthesized(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var folder = session.workspace().synthesized();
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "Nothing was synthesized in " + session.directory(),
                    "Name the program.");
        }
        return load(run(new Program.Folder(folder), session, folder), arguments);
    }

    /// The stack that a saved plan was made of.
    static Stack planned(PlanOrigin origin, Session session)
            throws CommandException, IOException, InterruptedException {
        var read =
                run(
                                new Program.Folder(origin.document()),
                                session,
                                session.workspace().synthesized())
                        .stacks()
                        .getFirst();
        return load(new SynthesizedStack(origin.stack(), read.folder(), read.positions()));
    }

    /// Runs the program and leaves its output where the user wants it.
    ///
    /// @return the documents
    static List<Path> synthesize(ParseResult arguments, Session session, Path output)
            throws CommandException, IOException, InterruptedException {
        return run(program(arguments, session), session, output).stacks().stream()
                .map(stack -> stack.folder().resolve("cdk.tf.json"))
                .toList();
    }

    static CommandException several(List<Stack> stacks) {
        return new CommandException(
                ExitCode.USAGE,
                "Which stack?",
                "Name one with --stack: "
                        + stacks.stream().map(Stack::name).collect(Collectors.joining(", ")));
    }

    private static Program program(ParseResult arguments, Session session) throws CommandException {
        var classPath = Options.text(arguments, "--class-path");
        if (classPath.isPresent()) {
            return new Program.MainClass(
                    classPath.get(),
                    Options.first(arguments)
                            .orElseThrow(() ->
                                    new CommandException(
                                            ExitCode.USAGE,
                                            "Which class?",
                                            "With --class-path PROGRAM is the name of the class to run: simplon up --class-path target/classes com.example.Main")));
        }
        var name = named(arguments);
        var path = session.directory().resolve(name);
        if (!Files.exists(path)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "There is no program " + name,
                    "Name a Java source file that declares the stack, or a folder with *.tf.json. To see one at work: simplon up "
                            + session.home().resolve("examples/site-to-site/Main.java"));
        }
        return Program.of(
                session.directory().equals(path.getParent())
                        ? Path.of(name)
                        : relative(session, path));
    }

    private static Path relative(Session session, Path path) {
        return path.startsWith(session.directory()) ? session.directory().relativize(path) : path;
    }

    private static Synthesized run(Program program, Session session, Path output)
            throws CommandException, IOException, InterruptedException {
        var workspace = session.workspace();
        var hadWorkspace = Files.isDirectory(workspace.root());
        Workspace.make(workspace.root());
        var outcome =
                ProgramRunner.ofThisProcess(workspace.compiledPrograms(), session.err())
                        .run(program, session.directory(), output);
        return switch (outcome) {
            case Synthesized synthesized -> synthesized;
            case ProgramOutcome.NotCompiled(var problems) -> {
                if (!hadWorkspace) {
                    Workspace.remove(workspace.root());
                }
                throw new CommandException(
                        ExitCode.FAILURE,
                        "The program does not compile",
                        problems.stream()
                                .map(Declarations::text)
                                .collect(Collectors.joining("\n")));
            }
            case ProgramOutcome.Threw(var exception, var message, var frames, var trace) ->
                    throw new CommandException(
                            ExitCode.FAILURE,
                            "The program ended with an exception",
                            exception
                                    + ": "
                                    + message
                                    + "\n"
                                    + (frames.isEmpty()
                                            ? trace
                                            : frames.stream()
                                                    .map(Declarations::text)
                                                    .collect(Collectors.joining("\n"))));
            case ProgramOutcome.ExitedWith(int code) ->
                    throw new CommandException(
                            ExitCode.FAILURE,
                            "The program ended with exit code " + code,
                            "What it had to say is above. A program that has written its document returns from main.");
            case ProgramOutcome.NothingSynthesized(var what, var mend) ->
                    throw new CommandException(ExitCode.FAILURE, what, mend);
        };
    }

    private static String text(Problem problem) {
        var place =
                problem.line() == 0
                        ? problem.file().toString()
                        : "%s:%d:%d".formatted(problem.file(), problem.line(), problem.column());
        return place
                + ": "
                + problem.message()
                + (problem.sourceLine().isEmpty()
                        ? ""
                        : "\n  "
                                + problem.sourceLine()
                                + "\n  "
                                + " ".repeat(Math.max(0, problem.column() - 1))
                                + "^");
    }

    private static String text(Frame frame) {
        return "  at " + frame.method() + frame.at().map(at -> " (" + at + ")").orElse("");
    }

    private static List<Stack> load(Synthesized synthesized, ParseResult arguments)
            throws CommandException {
        var wanted = Options.text(arguments, "--stack");
        var stacks = new ArrayList<Stack>();
        for (var each : synthesized.stacks()) {
            if (wanted.map(name -> name.equals(each.id())).orElse(true)) {
                stacks.add(load(each));
            }
        }
        if (stacks.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "There is no stack '" + wanted.orElse("") + "'",
                    "The program declares: "
                            + synthesized.stacks().stream()
                                    .map(SynthesizedStack::id)
                                    .collect(Collectors.joining(", ")));
        }
        return stacks;
    }

    private static Stack load(SynthesizedStack each) throws CommandException {
        var configuration = ConfigurationLoader.load(each.folder());
        if (configuration.isFailed()) {
            throw new CommandException(ExitCode.FAILURE, configuration.diagnostics());
        }
        var loaded = configuration.value().orElseThrow();
        return new Stack(each.id(), each.folder(), loaded, each.positions(), Stack.resolve(loaded));
    }
}
