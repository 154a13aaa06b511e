package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textMap;

import dev.simplon.resource.declaration.DataSourceType;

/// `data "azurerm_subscription"`: the provider's own, or another by its id.
final class SubscriptionDataSource {
    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_subscription")
                    .id("/subscriptions/{subscription_id}", NetworkApi::subscriptions)
                    .says("A subscription.")
                    .with(
                            text("subscription_id")
                                    .optionalAndComputed()
                                    .says("The subscription; the provider's own without it."),
                            text("display_name")
                                    .computed()
                                    .at("displayName")
                                    .says("What people call it."),
                            text("tenant_id")
                                    .computed()
                                    .at("tenantId")
                                    .says("The tenant it belongs to."),
                            text("state")
                                    .computed()
                                    .at("state")
                                    .says(
                                            "`Enabled`, `Warned`, `PastDue`, `Disabled` or `Deleted`."),
                            text("location_placement_id")
                                    .computed()
                                    .at("subscriptionPolicies.locationPlacementId")
                                    .says("Which regions it may use."),
                            text("quota_id")
                                    .computed()
                                    .at("subscriptionPolicies.quotaId")
                                    .says("Its kind of offer."),
                            text("spending_limit")
                                    .computed()
                                    .at("subscriptionPolicies.spendingLimit")
                                    .says("Whether spending is limited."),
                            textMap("tags").computed().at("tags").says("Tags, by key."))
                    .build();

    private SubscriptionDataSource() {}
}
