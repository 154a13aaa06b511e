package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.text;

import java.util.List;

/// Source: Network API 2024-05-01, `ExpressRouteCircuitAuthorization`. The service makes up the
/// key.
final class ExpressRouteCircuitAuthorizations {
    /// Of an authorization by itself, and of one inside its circuit's document.
    static final Property PROPERTIES =
            object(
                    "properties",
                    text("authorizationKey").secretly().kept(),
                    oneOf("authorizationUseStatus", "Available", "InUse")
                            .readOnly()
                            .orElse("Available"),
                    text("connectionResourceUri").readOnly(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(
                    Rows.CIRCUIT_AUTHORIZATIONS,
                    List.of(),
                    Rows.childByItself(PROPERTIES.orEmptyObject()));

    private ExpressRouteCircuitAuthorizations() {}
}
