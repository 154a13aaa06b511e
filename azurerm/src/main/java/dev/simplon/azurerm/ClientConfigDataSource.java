package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.DataSourceType;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// `data "azurerm_client_config"`: who the provider is signed in as.
final class ClientConfigDataSource {
    /// azurerm's own form of an id for what has none.
    private static final Particulars ID =
            new Particulars() {
                @Override
                public Reading read(
                        ObjectValue state, ObjectValue document, ObjectValue prior, Call call) {
                    var subscription = call.id().substring(call.id().lastIndexOf('/') + 1);
                    var id =
                            "clientConfigs/clientId=%s;objectId=%s;subscriptionId=%s;tenantId=%s"
                                    .formatted(
                                            member(state, "client_id"),
                                            member(state, "object_id"),
                                            subscription,
                                            member(state, "tenant_id"));
                    return new Reading(
                            state.with("subscription_id", Value.of(subscription))
                                    .with("id", Value.of(base64(id))),
                            List.of());
                }
            };

    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_client_config")
                    .id("/subscriptions/{subscription}", _ -> "")
                    .from(DataSourceType.Source.IDENTITY)
                    .says("Who the provider is signed in as, and where.")
                    .with(
                            text("client_id")
                                    .computed()
                                    .at(ArmTransport.CLIENT)
                                    .says("The client (application) that is signed in."),
                            text("tenant_id")
                                    .computed()
                                    .at(ArmTransport.TENANT)
                                    .says("The tenant."),
                            text("object_id")
                                    .computed()
                                    .at(ArmTransport.OBJECT)
                                    .says("The principal's object id."),
                            text("subscription_id").computed().says("The subscription."))
                    .particulars(ID)
                    .build();

    private ClientConfigDataSource() {}

    private static String member(ObjectValue state, String name) {
        return state.member(name).flatMap(Value::asText).orElse("");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
