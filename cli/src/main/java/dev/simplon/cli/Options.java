package dev.simplon.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// Options that several commands share, described once.
final class Options {
    private Options() {}

    static void lab(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--lab")
                        .type(LabMode.class)
                        .paramLabel("auto|on|off")
                        .converters(
                                (ITypeConverter<LabMode>)
                                        text ->
                                                switch (text) {
                                                    case "auto" -> LabMode.AUTO;
                                                    case "on" -> LabMode.ON;
                                                    case "off" -> LabMode.OFF;
                                                    default ->
                                                            throw new TypeConversionException(
                                                                    "'"
                                                                            + text
                                                                            + "' is not one of auto, on, off");
                                                })
                        .description(
                                "Real tunnels where this machine can run them (auto, the default), or else fail (on), or never (off): then status is predicted.")
                        .build());
    }

    static void asOf(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--as-of")
                        .type(LocalDate.class)
                        .paramLabel("DATE")
                        .converters(
                                (ITypeConverter<LocalDate>)
                                        text -> {
                                            try {
                                                return LocalDate.parse(text);
                                            } catch (DateTimeParseException _) {
                                                throw new TypeConversionException(
                                                        "'"
                                                                + text
                                                                + "' is not a day such as 2023-06-01");
                                            }
                                        })
                        .description(
                                "Judge by Azure's rules of this day (YYYY-MM-DD). Default: today.")
                        .build());
    }

    static void port(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--port")
                        .type(int.class)
                        .paramLabel("N")
                        .converters(
                                (ITypeConverter<Integer>)
                                        text -> {
                                            if (text.matches("[0-9]{1,5}")
                                                    && Integer.parseInt(text) <= 65535) {
                                                return Integer.valueOf(text);
                                            }
                                            throw new TypeConversionException(
                                                    "'" + text + "' is not a port (1 to 65535)");
                                        })
                        .description(
                                "The port on 127.0.0.1. Default: a free one, chosen at the first start and kept.")
                        .build());
    }

    static void json(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--json", "-json")
                        .description("Prints JSON, for scripts.")
                        .build());
    }

    static void autoApprove(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("-auto-approve", "--auto-approve")
                        .description("Does not ask before it changes anything.")
                        .build());
    }

    static void stack(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--stack")
                        .type(String.class)
                        .paramLabel("NAME")
                        .description("The stack meant, where there are several.")
                        .build());
    }

    /// What holds the declaration: a .java file, a folder with *.tf.json, or a class of the user's
    /// own project.
    static void program(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0")
                        .arity("0..1")
                        .type(String.class)
                        .paramLabel("PROGRAM")
                        .description(
                                "A Java source file, a folder with *.tf.json or a cdktf.out folder; with --class-path the name of a class. Default: Main.java here.")
                        .build());
        spec.addOption(
                OptionSpec.builder("--class-path", "-cp")
                        .type(String.class)
                        .paramLabel("PATH")
                        .description(
                                "Class path of your own project's classes; PROGRAM is then the class to run.")
                        .build());
        stack(spec);
    }

    /// The day whose rules hold: the one asked for, or today.
    static LocalDate day(ParseResult arguments, Session session) {
        return asOf(arguments).orElseGet(() -> LocalDate.now(session.clock()));
    }

    static Optional<LocalDate> asOf(ParseResult arguments) {
        return Optional.ofNullable(arguments.matchedOptionValue("--as-of", (LocalDate) null));
    }

    static Optional<String> text(ParseResult arguments, String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, (String) null));
    }

    static Optional<Path> path(ParseResult arguments, String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, (Path) null));
    }

    static Optional<String> first(ParseResult arguments) {
        return Optional.ofNullable(arguments.matchedPositionalValue(0, (String) null));
    }
}
