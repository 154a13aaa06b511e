package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.Attachments;
import dev.simplon.cloud.type.Children;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.cloud.type.Provisioning;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The end of an operation, within one transaction.
final class Completion {
    private final Tables tables;
    private final Refusals refusals;

    Completion(Tables tables, Refusals refusals) {
        this.tables = tables;
        this.refusals = refusals;
    }

    void complete(Operation operation) {
        var error = Optional.<ObjectValue>empty();
        if (operation.target().types().isEmpty()) {
            error = deleteGroup(operation.target());
            attach();
        } else {
            switch (operation.kind()) {
                case PUT, SHARED_KEY -> provision(operation.document());
                case DELETE -> delete(operation);
            }
            if (EmulatedType.of(operation.target()).filter(Attachments::areTouchedBy).isPresent()) {
                attach();
            }
        }
        tables.operations()
                .end(
                        operation.id(),
                        error.isPresent() ? Operation.Status.FAILED : Operation.Status.SUCCEEDED,
                        error);
    }

    /// The operation ended in a fault of ours.
    void fail(Operation operation, ObjectValue error) {
        tables.documents()
                .find(operation.document())
                .ifPresent(d -> save(d, Provisioning.inState(d.body(), "Failed"), d.ready()));
        tables.operations().end(operation.id(), Operation.Status.FAILED, Optional.of(error));
    }

    private void provision(ResourceId id) {
        var document = tables.documents().find(id).orElseThrow();
        var body = Provisioning.inState(document.body(), "Succeeded");
        if (EmulatedType.of(id).equals(Optional.of(EmulatedType.GATEWAY))) {
            // Its dynamic public addresses must be known before its own settings can be.
            save(document, body, true);
            attach();
            body = Provisioning.gateway(body, tables.documents());
        }
        save(document, body, true);
    }

    private void delete(Operation operation) {
        if (operation.target().equals(operation.document())) {
            remove(operation.target());
            return;
        }
        var parent = tables.documents().find(operation.document()).orElseThrow();
        var type = EmulatedType.of(operation.target()).orElseThrow();
        var without = Children.remove(parent.body(), type, operation.target().name());
        save(parent, Provisioning.inState(without, "Succeeded"), parent.ready());
    }

    private void remove(ResourceId id) {
        tables.documents().remove(id);
        switch (EmulatedType.of(id).orElseThrow()) {
            case CONNECTION -> {
                tables.sharedKeys().remove(id);
                Authorizations.release(tables, id);
            }
            case LOCAL_GATEWAY -> tables.devices().remove(id.name());
            default -> {}
        }
    }

    /// All that is in the group goes with it; unless something outside still uses it: then nothing
    /// goes.
    private Optional<ObjectValue> deleteGroup(ResourceId group) {
        var inside = tables.documents().in(group);
        var outside =
                new StoredNeighbours(
                        tables.documents(),
                        d -> !d.id().resourceGroup().equalsIgnoreCase(group.resourceGroup()));
        var blocked = new ArrayList<Refusal.Detail>();
        for (var document : inside) {
            try {
                refusals.check(
                        Refusals.changes(
                                document.id(), Optional.of(document.body()), Optional.empty()),
                        outside);
            } catch (Refusal refusal) {
                blocked.add(
                        new Refusal.Detail(
                                refusal.code(), refusal.message(), document.id().toString()));
            }
        }
        if (blocked.isEmpty()) {
            inside.forEach(document -> remove(document.id()));
            tables.documents().remove(group);
            return Optional.empty();
        }
        tables.documents()
                .find(group)
                .ifPresent(g ->
                        tables.documents()
                                .save(g.with(Provisioning.inState(g.body(), "Succeeded"))));
        return Optional.of(
                Refusal.network(
                                409,
                                "ResourceGroupDeletionBlocked",
                                ("Deletion of resource group '%s' failed as resources with"
                                                + " identifiers '%s' could not be deleted. The"
                                                + " provisioning state of the resource group will be"
                                                + " rolled back.")
                                        .formatted(
                                                group.name(),
                                                String.join(
                                                        ",",
                                                        blocked.stream()
                                                                .map(Refusal.Detail::target)
                                                                .toList())),
                                blocked)
                        .error());
    }

    private void attach() {
        List<Document> changed = Attachments.changed(tables.documents());
        changed.forEach(document -> save(document, document.body(), document.ready()));
    }

    private void save(Document document, ObjectValue body, boolean ready) {
        var etag = Acceptance.newEtag();
        tables.documents()
                .save(
                        new Document(
                                document.id(),
                                etag,
                                ready,
                                document.id().types().isEmpty()
                                        ? body
                                        : Provisioning.etagged(body, etag)));
    }
}
