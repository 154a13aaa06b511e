package dev.simplon.azurerm;

import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the provider block says, and the environment variables of [ProviderBlock#SETTINGS] where it
/// says nothing. Problems are gathered as diagnostics; no secret is in them.
final class Given {
    private final ObjectValue block;
    private final Settings settings;
    private final List<Diagnostic> problems = new ArrayList<>();

    Given(ObjectValue block, Settings settings) {
        this.block = block;
        this.settings = settings;
    }

    List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    /// Empty where neither says anything, or what the block says is not known yet.
    Optional<String> text(String name) {
        if (isUnknown(name)) {
            return Optional.empty();
        }
        return block.member(name)
                .flatMap(Value::asText)
                .filter(text -> !text.isEmpty())
                .or(() -> variable(name).map(settings.environment()::get));
    }

    boolean flag(String name, boolean otherwise) {
        return block.member(name)
                .flatMap(Value::asBool)
                .or(() -> text(name).map(text -> isTrue(name, text)))
                .orElse(otherwise);
    }

    /// In the variable `;` stands between them.
    List<String> texts(String name) {
        var own = block.member(name).map(Value::asList).orElse(List.of());
        return own.isEmpty()
                ? text(name).map(text -> List.of(text.split(";", -1))).orElse(List.of())
                : own.stream().flatMap(v -> v.asText().stream()).toList();
    }

    boolean isUnknown(String name) {
        return block.member(name).map(value -> !value.isKnown()).orElse(false);
    }

    /// A value that may stand in a file instead, `NAME_file_path`; where both are given, they
    /// agree.
    Optional<String> textOrFile(String name) {
        var direct = text(name);
        var path = text(name + "_file_path");
        if (path.isEmpty()) {
            return direct;
        }
        try {
            var read = Files.readString(settings.file(path.get()), StandardCharsets.UTF_8);
            var content = read.strip();
            if (direct.isPresent() && !direct.get().equals(content)) {
                problem(
                        name,
                        "`" + name + "` is given twice",
                        place(name)
                                + " and the file of "
                                + place(name + "_file_path")
                                + " do not say the same. Leave one of them out.");
            }
            return Optional.of(content);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            problem(
                    name + "_file_path",
                    "A file cannot be read",
                    place(name + "_file_path")
                            + " names "
                            + path.get()
                            + ", which cannot be read ("
                            + e.getClass().getSimpleName()
                            + "). Name a file that this user can read.");
            return direct;
        }
    }

    void problem(String name, String summary, String detail) {
        problems.add(Diagnostic.error(Path.of(name), summary, detail));
    }

    void add(List<Diagnostic> more) {
        problems.addAll(more);
    }

    /// @param why a sentence
    void missing(String name, String why) {
        problem(
                name,
                isUnknown(name) ? "`" + name + "` is not known yet" : "`" + name + "` is missing",
                why + " Set " + ways(name) + ".");
    }

    /// Where the value of this name comes from, for a message: "`client_id`" or "the environment
    /// variable ARM_CLIENT_ID".
    String place(String name) {
        return block.member(name).filter(v -> !v.isNull()).isPresent()
                ? "`" + name + "`"
                : variable(name)
                        .map(variable -> "the environment variable " + variable)
                        .orElse("`" + name + "`");
    }

    /// How to give it, for a message.
    static String ways(String name) {
        var variables = variables(name).stream().limit(1).collect(Collectors.joining());
        return "`"
                + name
                + "` in the provider block"
                + (variables.isEmpty() ? "" : ", or the environment variable " + variables);
    }

    private Optional<String> variable(String name) {
        return variables(name).stream()
                .filter(variable -> !settings.environment().getOrDefault(variable, "").isEmpty())
                .findFirst();
    }

    private static List<String> variables(String name) {
        return ProviderBlock.SETTINGS.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(ProviderSetting::variables)
                .orElse(List.of());
    }

    private boolean isTrue(String name, String text) {
        switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "1", "t", "true" -> {
                return true;
            }
            case "0", "f", "false" -> {
                return false;
            }
            default -> {
                problem(
                        name,
                        "`" + name + "` is neither true nor false",
                        place(name) + " is \"" + text + "\". Write `true` or `false`.");
                return false;
            }
        }
    }
}
