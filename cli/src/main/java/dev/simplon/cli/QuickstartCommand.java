package dev.simplon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `simplon quickstart`: the first road through the product. The launcher has done the set-up
/// before it comes here.
final class QuickstartCommand implements Command {
    @Override
    public String name() {
        return "quickstart";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "All set-up, then the main job: checks the documentation's site-to-site stack of 2023, brings its mended form up as a live tunnel, and shows the proof.",
                        "It leaves the tunnel running: 'simplon status' shows it again, 'simplon down' removes it all.");
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var out = session.out();
        var began = Instant.now();
        out.println();
        out.println(
                "1. What Azure would refuse today in the stack that azurerm's documentation had in 2023");
        out.println("   $ simplon check examples/site-to-site-2023/Main.java");
        var refused = run(session, "check", example(session, "site-to-site-2023"));
        out.println("   $ simplon check --as-of 2023-06-01 examples/site-to-site-2023/Main.java");
        var then =
                run(
                        session,
                        "check",
                        "--as-of",
                        "2023-06-01",
                        example(session, "site-to-site-2023"));
        if (refused != ExitCode.REFUSED || then != ExitCode.DONE) {
            throw new IllegalStateException(
                    "check answered " + refused + " for today and " + then + " for 2023");
        }
        out.println();
        out.println("2. The mended stack, from the Java file to a live tunnel");
        out.println("   $ simplon up examples/site-to-site/Main.java");
        var up = run(session, "up", example(session, "site-to-site"));
        if (up != ExitCode.DONE) {
            return up;
        }
        out.println();
        out.printf(
                "Done in %s. It goes on running: 'simplon status' shows it again, 'simplon down' removes it all.%n",
                Rendering.seconds(Duration.between(began, Instant.now())));
        return ExitCode.DONE;
    }

    private static ExitCode run(Session session, String... arguments) {
        return Main.run(session, arguments);
    }

    private static String example(Session session, String name) {
        var path = session.home().resolve("examples").resolve(name).resolve("Main.java");
        Path here = session.directory();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
