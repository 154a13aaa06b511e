package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.type.Children;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.cloud.type.Provisioning;
import dev.simplon.values.Value.ObjectValue;
import java.util.Optional;

/// Writes to a resource that lives inside its parent's document.
final class ChildWrites {
    private final Writing writing;
    private final EmulatedType type;

    ChildWrites(Writing writing, EmulatedType type) {
        this.writing = writing;
        this.type = type;
    }

    /// @return empty for a DELETE of what does not exist
    Optional<Accepted> accept() {
        return switch (writing.request().verb()) {
            case PUT -> Optional.of(put());
            case DELETE -> delete();
            case PATCH ->
                    throw Refusal.network(
                            405,
                            "MethodNotAllowed",
                            "A resource of type %s has no tags, and is changed by PUT."
                                    .formatted(type.fullName()));
            case SHARED_KEY -> throw new IllegalStateException("a child has no shared key");
        };
    }

    private Accepted put() {
        var parent = writing.stored().orElseThrow(() -> noParent(writing.request().id()));
        var name = writing.request().id().name();
        var prior = Children.find(parent.body(), type, name);
        Preconditions.check(writing.request(), prior.map(parent::with));
        var examined = type.arm().examine(writing.request().body(), prior);
        Writing.refuseShape(examined, true);
        var id =
                parent.id().child(type.member(), prior.map(p -> Edit.text(p, "name")).orElse(name));
        var identified = Provisioning.identified(type, id, examined.document());
        var asked =
                type == EmulatedType.SUBNET
                        ? PoolPrefixes.ofSubnet(identified, prior, parent.body())
                        : identified;
        var child = Edit.put(asked, "Updating", "properties", "provisioningState");
        References.check(type.arm(), id, child, writing.tables().documents());
        var planned = Children.put(parent.body(), type, child);
        judge(parent, planned);
        var document =
                writing.save(
                        parent.id(), Provisioning.inState(planned, "Updating"), parent.ready());
        return writing.begin(
                Operation.Kind.PUT,
                type,
                id,
                document,
                prior.isPresent() ? 200 : 201,
                Optional.of(document));
    }

    private Optional<Accepted> delete() {
        var name = writing.request().id().name();
        var prior = writing.stored().flatMap(p -> Children.find(p.body(), type, name));
        if (prior.isEmpty()) {
            return Optional.empty();
        }
        var parent = writing.stored().orElseThrow();
        Preconditions.check(writing.request(), writing.stored());
        judge(parent, Children.remove(parent.body(), type, name));
        var id = parent.id().child(type.member(), Edit.text(prior.get(), "name"));
        var leaving = Edit.put(prior.get(), "Deleting", "properties", "provisioningState");
        var document =
                writing.save(
                        parent.id(),
                        Edit.put(
                                Children.put(parent.body(), type, leaving),
                                "Updating",
                                "properties",
                                "provisioningState"),
                        parent.ready());
        return Optional.of(
                writing.begin(Operation.Kind.DELETE, type, id, document, 202, Optional.empty()));
    }

    private void judge(Document parent, ObjectValue planned) {
        writing.judge(
                Refusals.changes(parent.id(), Optional.of(parent.body()), Optional.of(planned)));
    }

    private static Refusal noParent(ResourceId child) {
        return Refusal.manager(
                404,
                "ParentResourceNotFound",
                ("Can not perform requested operation on nested resource. Parent resource '%s' not"
                                + " found.")
                        .formatted(child.names().getFirst()));
    }
}
