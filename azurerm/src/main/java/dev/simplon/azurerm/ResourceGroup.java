package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.azure.ResourceId;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.declaration.Timeouts;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
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

    private static boolean isOfTheFamily(ResourceId id) {
        return AzurermTypes.ALL.stream()
                .anyMatch(type -> type.documentType().equalsIgnoreCase(id.type()));
    }

    /// Azure deletes a group with all that is in it, also what nobody here manages.
    ///
    /// Its list of what a group holds lags behind: what is gone may stand in it for minutes. Of the
    /// resources of this family one can ask each whether it is there; for others the list is asked
    /// again, for ten minutes as azurerm does.
    private static final class EmptyBeforeDeletion implements Particulars {
        private static final DocumentPath STATE = DocumentPath.of("properties.provisioningState");
        private static final Optional<Value> DELETING = Optional.of(Value.of("Deleting"));
        private static final Duration PATIENCE = Duration.ofMinutes(10);
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

        @Override
        public void beforeDelete(ObjectValue prior, Map<String, Value> settings, Call call)
                throws TransportException, InterruptedException {
            if (!Optional.ofNullable(settings.get(PREVENT_DELETION))
                    .flatMap(Value::asBool)
                    .orElse(true)) {
                return;
            }
            var end = System.nanoTime() + PATIENCE.toNanos();
            var pause = Duration.ofSeconds(1);
            while (true) {
                var left = left(call);
                if (left.isEmpty()) {
                    return;
                }
                if (left.stream().anyMatch(Left::isCertain)
                        || System.nanoTime() + pause.toNanos() > end) {
                    throw stillContains(call.id(), left);
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                if (pause.compareTo(LONGEST_PAUSE) > 0) {
                    pause = LONGEST_PAUSE;
                }
            }
        }

        /// @param isCertain whether the resource itself answers, and is not being deleted
        private record Left(String id, boolean isCertain) {}

        /// What is listed, without what certainly is gone.
        private static List<Left> left(Call call) throws TransportException, InterruptedException {
            var listed =
                    call.transport()
                            .get(call.id() + "/resources", call.revision(), call.timeout())
                            .flatMap(list -> list.body().member("value"))
                            .map(Value::asList)
                            .orElse(List.of());
            var left = new ArrayList<Left>();
            for (var each : listed) {
                var id = each.member("id").flatMap(Value::asText).orElse("");
                if (!ResourceId.parse(id).map(ResourceGroup::isOfTheFamily).orElse(false)) {
                    left.add(new Left(id, false));
                } else {
                    call.transport()
                            .get(id, NetworkApi.network(call.version()), call.timeout())
                            .ifPresent(there ->
                                    left.add(
                                            new Left(
                                                    id, !DELETING.equals(STATE.in(there.body())))));
                }
            }
            return left;
        }

        private static TransportException stillContains(String id, List<Left> left) {
            var message =
                    "The group "
                            + id
                            + " still contains Resources, which would be deleted with it: "
                            + left.stream().map(Left::id).collect(Collectors.joining(", "))
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
