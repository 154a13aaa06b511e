package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.operation.Refusal;
import java.util.regex.Pattern;

/// How groups and resources may be called.
///
/// Source: Azure, "Naming rules and restrictions for Azure resources".
final class Names {
    private static final Pattern GROUP = Pattern.compile("[\\w\\-.()]{0,89}[\\w\\-()]");
    private static final Pattern NETWORK =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.\\-]{0,78}[A-Za-z0-9_])?");

    private Names() {}

    /// The id itself, if every name in it is allowed.
    static ResourceId check(ResourceId id) {
        if (!GROUP.matcher(id.resourceGroup()).matches()) {
            throw Refusal.manager(
                    400,
                    "InvalidResourceGroup",
                    ("The provided resource group name '%s' has these invalid characters or this"
                                    + " length. The name can only be a letter, digit, '-', '.', '(', ')' or"
                                    + " '_', at most 90 of them, and does not end with '.'.")
                            .formatted(id.resourceGroup()));
        }
        for (var name : id.names()) {
            if (!NETWORK.matcher(name).matches()) {
                throw Refusal.network(
                        400,
                        "InvalidResourceName",
                        ("Resource name %s is invalid. The name can be up to 80 characters long."
                                        + " It must begin with a word character, and it must end with a word"
                                        + " character or with '_'. The name may contain word characters or"
                                        + " '.', '-', '_'.")
                                .formatted(name));
            }
        }
        return id;
    }
}
