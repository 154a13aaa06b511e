package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.declaration.Timeouts;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.Optional;

/// `azurerm_express_route_circuit_authorization`.
final class ExpressRouteCircuitAuthorization {
    /// Its schema had a timeout for an update that never happens; seen in 3.60, and no more in
    /// 3.117.
    private static final Version UPDATE_GONE = Version.of("3.117.0");

    /// All of its document is made by the service, which yet wants one.
    private static final Particulars EMPTY_PROPERTIES =
            new Particulars() {
                private static final DocumentPath PROPERTIES = DocumentPath.of("properties");

                @Override
                public ObjectValue expand(
                        ObjectValue document, ObjectValue planned, Optional<ObjectValue> stored) {
                    return PROPERTIES.in(document).isPresent()
                            ? document
                            : PROPERTIES.put(document, Value.object(new LinkedHashMap<>()));
                }
            };

    static final ResourceType TYPE =
            ResourceType.named("azurerm_express_route_circuit_authorization")
                    .arm(
                            "Microsoft.Network/expressRouteCircuits/authorizations",
                            NetworkApi::network)
                    .id(ExpressRouteCircuit.PARENT_ID + "/authorizations/{name}")
                    .timeouts(version ->
                            version.isFrom(UPDATE_GONE)
                                    ? Timeouts.withoutUpdate(30, 5, 30)
                                    : Timeouts.minutes(30, 5, 30, 30))
                    .says("A permission for one gateway of another subscription to use a circuit.")
                    .with(
                            text("name")
                                    .required()
                                    .replaces()
                                    .says("The name of the authorization."),
                            Placement.group(),
                            ExpressRouteCircuit.parentName(),
                            text("authorization_key")
                                    .computed()
                                    .sensitive()
                                    .at("properties.authorizationKey")
                                    .says("The key to give to the connection that uses it."),
                            text("authorization_use_status")
                                    .computed()
                                    .at("properties.authorizationUseStatus")
                                    .says("`Available` or `InUse`."))
                    .serializedWith(ExpressRouteCircuit.PARENT_ID)
                    .particulars(EMPTY_PROPERTIES)
                    .build();

    private ExpressRouteCircuitAuthorization() {}
}
