package dev.simplon.cli;

import dev.simplon.provider.install.HowToUse;
import dev.simplon.provider.install.Installation;
import dev.simplon.provider.install.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `simplon provider install`: lays the provider where Terraform and OpenTofu find it, and says how
/// they are told so.
final class ProviderInstallCommand implements Command {
    private static final String JAR = "simplon-provider-*.jar";

    @Override
    public String name() {
        return "install";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Lays the provider in a directory that Terraform and OpenTofu take providers from, and prints the configuration that makes them do so. Doing it again changes nothing.");
        spec.addOption(
                OptionSpec.builder("--dir")
                        .type(Path.class)
                        .paramLabel("DIR")
                        .description(
                                "The directory; what else is in it stays. Default: simplon/providers in $XDG_DATA_HOME or ~/.local/share")
                        .build());
        ProviderCommand.version(spec);
        ProviderCommand.address(spec);
    }

    @Override
    public ExitCode run(ParseResult arguments, Session session)
            throws CommandException, IOException, InterruptedException {
        var installation =
                new Installation(
                        mirror(arguments, session),
                        ProviderCommand.address(arguments),
                        ProviderCommand.version(arguments),
                        platform());
        var outcome = installation.lay(jar(session));
        makeCache(installation, session);
        print(installation, outcome, session);
        return ExitCode.DONE;
    }

    private static Path mirror(ParseResult arguments, Session session) throws CommandException {
        var named = Options.path(arguments, "--dir");
        if (named.isPresent()) {
            return session.directory().resolve(named.get()).normalize();
        }
        var data =
                variable(session, "XDG_DATA_HOME")
                        .or(() -> variable(session, "HOME").map(home -> home + "/.local/share"))
                        .orElseThrow(() ->
                                new CommandException(
                                        ExitCode.USAGE,
                                        "Where to?",
                                        "Neither XDG_DATA_HOME nor HOME is set. Name the directory with --dir."));
        return session.directory().resolve(data).resolve("simplon/providers").normalize();
    }

    private static Optional<String> variable(Session session, String name) {
        return Optional.ofNullable(session.environment().get(name)).filter(text -> !text.isEmpty());
    }

    private static String platform() throws CommandException {
        var system = System.getProperty("os.name");
        var processor = System.getProperty("os.arch");
        return Platform.named(system, processor)
                .orElseThrow(() ->
                        new CommandException(
                                ExitCode.ENVIRONMENT,
                                "The provider does not run here",
                                "It runs on Linux on amd64 and arm64; this is %s on %s."
                                        .formatted(system, processor)));
    }

    private static Path jar(Session session) throws IOException, CommandException {
        var lib = session.home().resolve("cli/target/app/lib");
        try (var found = Files.newDirectoryStream(lib, JAR)) {
            for (var jar : found) {
                return jar;
            }
        }
        throw new CommandException(
                ExitCode.FAILURE,
                "The application is not whole",
                "There is no %s in %s. Remove that folder; the next 'simplon' builds it anew."
                        .formatted(JAR, lib));
    }

    /// It is made at the first start too; but then that one has to go without.
    private static void makeCache(Installation installation, Session session)
            throws IOException, InterruptedException {
        var maker = new ProcessBuilder(installation.launcher().toString(), "make-cache");
        maker.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status =
                maker.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (status != 0) {
            session.err()
                    .println(
                            "simplon: no ahead-of-time cache could be made; the provider starts slower without it");
        }
    }

    private static void print(
            Installation installation, Installation.Outcome outcome, Session session) {
        var out = session.out();
        out.println(
                switch (outcome) {
                    case INSTALLED -> "Installed in " + installation.folder();
                    case REPLACED ->
                            "Installed in %s, in place of another build of it. A project that has used that one runs 'terraform init -upgrade'."
                                    .formatted(installation.folder());
                    case UNCHANGED -> "It is installed in " + installation.folder();
                });
        out.println();
        out.println("# in ~/.terraformrc, for OpenTofu in ~/.tofurc:");
        out.print(HowToUse.commandLineConfiguration(installation));
        out.println();
        out.println("# in the configuration:");
        out.print(HowToUse.requirement(installation));
        var takingOver = HowToUse.takingOver(installation);
        if (!takingOver.isEmpty()) {
            out.println();
            out.println("# once, where there is a state that the real provider has written:");
            takingOver.forEach(out::println);
        }
        out.println();
        out.println("# then: terraform init");
    }
}
