package dev.simplon.provider.install;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.util.List;
import java.util.stream.Collectors;

/// The lines that a user writes so that Terraform or OpenTofu takes the installed provider.
public final class HowToUse {
    private HowToUse() {}

    /// For `~/.terraformrc` or `~/.tofurc`.
    public static String commandLineConfiguration(Installation installation) {
        var names =
                installation.address().full().stream()
                        .map(HowToUse::quoted)
                        .collect(Collectors.joining(", "));
        return """
        provider_installation {
          filesystem_mirror {
            path    = %s
            include = [%s]
          }
          direct {
            exclude = [%s]
          }
        }
        """
                .formatted(quoted(installation.mirror().toString()), names, names);
    }

    /// For the configuration itself.
    public static String requirement(Installation installation) {
        return """
        terraform {
          required_providers {
            azurerm = {
              source  = %s
              version = %s
            }
          }
        }
        """
                .formatted(
                        quoted(installation.address().source()),
                        quoted(installation.version().toString()));
    }

    /// What a project with a state of the real provider runs once; nothing where the address is the
    /// real provider's.
    public static List<String> takingOver(Installation installation) {
        var source = installation.address().source();
        return source.endsWith("hashicorp/azurerm")
                ? List.of()
                : List.of("terraform state replace-provider hashicorp/azurerm " + source);
    }

    /// A string of Terraform's language: JSON's escapes, and templates not begun.
    private static String quoted(String text) {
        return JsonCodec.encode(Value.of(text)).replace("${", "$${").replace("%{", "%%{");
    }
}
