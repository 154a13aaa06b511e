package dev.simplon.cloud.route;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.identity.Credentials;
import dev.simplon.cloud.operation.Refusal;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What Resource Manager answers by itself: tenants, the subscription, providers, lists.
final class ManagerEndpoints {
    private static final Pattern TYPE_FILTER =
            Pattern.compile("resourceType eq '([^']+)'", Pattern.CASE_INSENSITIVE);
    private final Credentials credentials;
    private final Store store;

    ManagerEndpoints(Credentials credentials, Store store) {
        this.credentials = credentials;
        this.store = store;
    }

    Answer tenants() {
        return list(
                List.of(
                        Edit.object(
                                "id", "/tenants/" + credentials.tenantId(),
                                "tenantId", credentials.tenantId(),
                                "displayName", "Simplon",
                                "defaultDomain", "simplon.invalid",
                                "countryCode", "CH",
                                "tenantCategory", "Home")));
    }

    Answer subscriptions() {
        return list(List.of(subscription()));
    }

    /// @throws Refusal if there is no such subscription
    void requireSubscription(String id) {
        if (!id.equalsIgnoreCase(credentials.subscriptionId())) {
            throw Refusal.manager(
                    404,
                    "SubscriptionNotFound",
                    ("The subscription '%s' could not be found. This cloud has one subscription"
                                    + " only, '%s'.")
                            .formatted(id, credentials.subscriptionId()));
        }
    }

    ObjectValue subscription() {
        return Edit.object(
                "id",
                "/subscriptions/" + credentials.subscriptionId(),
                "subscriptionId",
                credentials.subscriptionId(),
                "tenantId",
                credentials.tenantId(),
                "displayName",
                "Simplon",
                "state",
                "Enabled",
                "authorizationSource",
                "RoleBased",
                "managedByTenants",
                List.of(),
                "subscriptionPolicies",
                Edit.object(
                        "locationPlacementId", "Public_2014-09-01",
                        "quotaId", "PayAsYouGo_2014-09-01",
                        "spendingLimit", "Off"));
    }

    Answer locations() {
        return list(
                Arrays.stream(Region.values())
                        .map(region ->
                                Edit.object(
                                        "id",
                                                "/subscriptions/%s/locations/%s"
                                                        .formatted(
                                                                credentials.subscriptionId(),
                                                                region.wire()),
                                        "name", region.wire(),
                                        "displayName", region.displayName(),
                                        "regionalDisplayName", region.displayName(),
                                        "metadata",
                                                Edit.object(
                                                        "regionType", "Physical",
                                                        "regionCategory", "Recommended")))
                        .toList());
    }

    Answer providers() {
        return list(KnownNames.NAMESPACES.stream().map(this::provider).toList());
    }

    ObjectValue provider(String namespace) {
        var types = new ArrayList<ObjectValue>();
        if (namespace.equals(EmulatedType.NAMESPACE)) {
            for (var type : EmulatedType.values()) {
                types.add(resourceType(type.bareName()));
            }
        } else if (namespace.equals("Microsoft.Resources")) {
            types.add(resourceType("resourceGroups"));
        } else {
            types.add(resourceType("operations"));
        }
        return Edit.object(
                "id",
                "/subscriptions/%s/providers/%s".formatted(credentials.subscriptionId(), namespace),
                "namespace",
                namespace,
                "registrationState",
                "Registered",
                "registrationPolicy",
                "RegistrationRequired",
                "resourceTypes",
                types);
    }

    private static ObjectValue resourceType(String name) {
        return Edit.object(
                "resourceType",
                name,
                "locations",
                Arrays.stream(Region.values()).map(Region::displayName).toList(),
                "apiVersions",
                List.of("2025-01-01", "2024-05-01", "2023-11-01", "2022-07-01"),
                "capabilities",
                "SupportsTags, SupportsLocation");
    }

    Answer groups() {
        return list(
                store.read(t -> t.documents().ofType("Microsoft.Resources/resourceGroups")).stream()
                        .map(Document::body)
                        .toList());
    }

    /// The top-level resources of a group or of the subscription, in short.
    Answer resources(Optional<ResourceId> group, Request request) {
        var filter = TYPE_FILTER.matcher(request.query().getOrDefault("$filter", ""));
        var wanted = filter.find() ? filter.group(1) : "";
        var documents =
                store.read(tables -> {
                    group.filter(g -> tables.documents().find(g).isEmpty())
                            .ifPresent(g -> {
                                throw ResourceEndpoints.groupNotFound(g);
                            });
                    return group.map(g -> tables.documents().in(g))
                            .orElseGet(() -> tables.documents().all());
                });
        return list(
                documents.stream()
                        .filter(d -> !d.id().types().isEmpty())
                        .filter(d -> wanted.isEmpty() || d.id().type().equalsIgnoreCase(wanted))
                        .map(ManagerEndpoints::inShort)
                        .toList());
    }

    private static ObjectValue inShort(Document document) {
        var brief =
                Edit.object(
                        "id", document.id().toString(),
                        "name", document.id().name(),
                        "type", document.id().type(),
                        "location", Edit.text(document.body(), "location"),
                        "provisioningState", document.state());
        for (var member : List.of("tags", "sku")) {
            var value = document.body().members().get(member);
            brief = value == null ? brief : brief.with(member, value);
        }
        return brief;
    }

    static Answer list(List<? extends Value> values) {
        return Answer.json(200, Edit.object("value", values));
    }
}
