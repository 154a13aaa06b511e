package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.declaration.Timeouts;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `azurerm_resource_group`.
final class ResourceGroup {
    /// The feature that keeps a group with something in it from being deleted; on unless it is
    /// switched off.
    static final String PREVENT_DELETION = "prevent_deletion_if_contains_resources";

    static final ResourceType TYPE =
            ResourceType.named("azurerm_resource_group")
                    .arm("Microsoft.Resources/resourceGroups", NetworkApi::resources)
                    .id("/subscriptions/{subscription}/resourceGroups/{name}")
                    .idIgnoringCase()
                    .timeouts(_ -> Timeouts.minutes(90, 5, 90, 90))
                    .says("A resource group: what everything else is put in.")
                    .with(
                            Placement.groupName("name").says("The name of the group."),
                            Placement.location(),
                            text("managed_by")
                                    .check(Check.notEmpty())
                                    .at("managedBy")
                                    .says("The id of the resource that manages this group.")
                                    .since("3.63.0"),
                            Placement.tags())
                    .particulars(new EmptyBeforeDeletion())
                    .build();

    private ResourceGroup() {}

    /// Azure deletes a group with all that is in it, also what nobody here manages.
    private static final class EmptyBeforeDeletion implements Particulars {
        @Override
        public void beforeDelete(ObjectValue prior, Map<String, Value> settings, Call call)
                throws TransportException, InterruptedException {
            if (Optional.ofNullable(settings.get(PREVENT_DELETION))
                    .flatMap(Value::asBool)
                    .orElse(true)) {
                var left =
                        call.transport()
                                .get(call.id() + "/resources", call.revision(), call.timeout())
                                .flatMap(list -> list.body().member("value"))
                                .map(Value::asList)
                                .orElse(List.of());
                if (!left.isEmpty()) {
                    throw stillContains(call.id(), left);
                }
            }
        }

        private static TransportException stillContains(String id, List<Value> left) {
            var message =
                    "The group "
                            + id
                            + " still contains Resources, which would be deleted with it: "
                            + left.stream()
                                    .flatMap(r -> r.member("id").flatMap(Value::asText).stream())
                                    .collect(Collectors.joining(", "))
                            + ". Delete them first, or set `features { resource_group { "
                            + PREVENT_DELETION
                            + " = false } }` in the provider block.";
            return new TransportException(
                    message,
                    TransportException.Kind.OTHER,
                    false,
                    new IllegalStateException(message));
        }
    }
}
