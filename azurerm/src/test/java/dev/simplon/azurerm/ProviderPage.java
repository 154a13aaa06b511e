package dev.simplon.azurerm;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// The page of the provider block: every attribute and feature, with what becomes of it.
final class ProviderPage {
    private ProviderPage() {}

    static String text() {
        var text = new StringBuilder();
        text.append(
                """
                # The provider block

                Everything that azurerm's block knows is taken. An attribute of the block wins over its environment
                variable; of several variables the first that is set counts. Nothing is asked of Azure, and no
                credential is loaded, before the first read or write. The Azure CLI is asked when the provider is
                configured, where nothing else says which subscription is meant; that takes as long as `az` takes.

                The client signs in by the first of these for which all is given: certificate, secret, OIDC token,
                Azure Pipelines, GitHub, managed identity, Azure CLI.

                """);
        for (var treatment : ProviderSetting.Treatment.values()) {
            var settings =
                    ProviderBlock.SETTINGS.stream()
                            .filter(s -> s.treatment() == treatment)
                            .toList();
            if (!settings.isEmpty()) {
                text.append("## ").append(title(treatment)).append("\n\n");
                settings.forEach(setting -> line(text, setting, ""));
                text.append('\n');
            }
        }
        text.append("## Features\n\n");
        ProviderBlock.features().forEach(setting -> line(text, setting, "features."));
        return text.toString();
    }

    private static String title(ProviderSetting.Treatment treatment) {
        return switch (treatment) {
            case ACTED_ON -> "What is acted on";
            case IGNORED -> "What is accepted and ignored";
            case REFUSED -> "What is refused";
        };
    }

    private static void line(StringBuilder text, ProviderSetting setting, String path) {
        var facts = new ArrayList<String>();
        if (setting.row() instanceof Argument argument) {
            facts.add(ReferencePage.words(argument.type()));
        } else {
            facts.add("block");
        }
        if (!path.isEmpty()) {
            facts.add(
                    switch (setting.treatment()) {
                        case ACTED_ON -> "acted on";
                        case IGNORED -> "ignored";
                        case REFUSED -> "refused unless it is off";
                    });
        }
        ReferencePage.when(setting.row().period()).ifPresent(facts::add);
        text.append("- `")
                .append(path)
                .append(setting.name())
                .append("` (")
                .append(String.join(", ", facts))
                .append(") ")
                .append(setting.row().says())
                .append(' ')
                .append(setting.because());
        if (!setting.variables().isEmpty()) {
            text.append(" Environment: ")
                    .append(
                            setting.variables().stream()
                                    .map(v -> "`" + v + "`")
                                    .collect(Collectors.joining(", ")))
                    .append('.');
        }
        text.append('\n');
        if (setting.row() instanceof Nested nested && !nested.name().equals("features")) {
            flags(text, nested.members(), path + nested.name() + ".");
        }
    }

    private static void flags(StringBuilder text, List<Member> flags, String path) {
        var names = new LinkedHashSet<String>();
        flags.forEach(flag -> names.add("`" + path + flag.name() + "`"));
        text.append("  - ").append(String.join(", ", names)).append('\n');
    }
}
