package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.region;
import static dev.simplon.azure.type.Rows.tags;
import static dev.simplon.azure.type.Rows.text;

import java.util.List;

/// Source: Resources API 2021-04-01, `ResourceGroup`.
final class ResourceGroups {
    private static final Property PROPERTIES =
            object("properties", provisioningState().orElse("Succeeded")).orEmptyObject();

    static final ArmType TYPE =
            new ArmType(
                    "Microsoft.Resources/resourceGroups",
                    List.of(),
                    List.of(
                            text("name"),
                            text("id"),
                            text("type"),
                            region("location").requiredElse("LocationRequired"),
                            tags(),
                            text("managedBy"),
                            PROPERTIES));

    private ResourceGroups() {}
}
