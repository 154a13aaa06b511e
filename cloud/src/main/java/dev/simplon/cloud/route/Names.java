package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.ResourceNames;
import dev.simplon.cloud.operation.Refusal;
import java.util.regex.Pattern;

/// Refuses names that groups and resources may not have.
///
/// Source: Microsoft, "Naming rules and restrictions for Azure resources", Microsoft.Resources.
final class Names {
    private static final Pattern GROUP = Pattern.compile("[\\w\\-.()]{0,89}[\\w\\-()]");

    private Names() {}

    /// The id itself, if the names of the group and of the resource are allowed.
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
        if (!id.names().isEmpty() && !ResourceNames.allow(id.type(), id.name())) {
            throw Refusal.network(
                    400,
                    "InvalidResourceName",
                    ("Resource name %s is invalid. The name can be up to %d characters long."
                                    + " It must begin with a word character, and it must end with a word"
                                    + " character or with '_'. The name may contain word characters or"
                                    + " '.', '-', '_'.")
                            .formatted(id.name(), ResourceNames.most(id.type())));
        }
        return id;
    }
}
