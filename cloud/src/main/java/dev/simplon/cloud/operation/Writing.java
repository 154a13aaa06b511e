package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Change;
import dev.simplon.azure.type.Examination;
import dev.simplon.cloud.Timing;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.store.AcceptedWrite;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.cloud.type.Provisioning;
import dev.simplon.values.Value.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One write, inside the transaction that accepts it: what every kind of write needs.
///
/// @param stored the document that is written to, or in: of a child, its parent's
/// @param now when it is accepted
record Writing(
        Tables tables,
        WriteRequest request,
        Optional<Document> stored,
        Refusals refusals,
        Timing timing,
        Instant now) {
    /// @throws Refusal if a rule refuses one of the changes
    void judge(List<Change> changes) {
        refusals.check(changes, StoredNeighbours.all(tables.documents()));
    }

    Document save(ResourceId id, ObjectValue body, boolean ready) {
        var etag = Acceptance.newEtag();
        var document = new Document(id, etag, ready, Provisioning.etagged(body, etag));
        tables.documents().save(document);
        return document;
    }

    /// Accepted, and to be done by an operation.
    ///
    /// @param holder the document as it is now
    /// @param answered the document to answer with, if any
    Accepted begin(
            Operation.Kind kind,
            EmulatedType type,
            ResourceId target,
            Document holder,
            int status,
            Optional<Document> answered) {
        return log(
                status,
                new Operation(
                        UUID.randomUUID().toString(),
                        kind,
                        target,
                        holder.id(),
                        Edit.text(holder.body(), "location"),
                        Operation.Status.IN_PROGRESS,
                        Optional.empty(),
                        now.plus(type.duration(timing))),
                answered);
    }

    Accepted log(int status, Operation operation, Optional<Document> document) {
        tables.operations().add(operation);
        tables.acceptedWrites()
                .add(
                        new AcceptedWrite(
                                0,
                                now,
                                request.verb().method(),
                                request.loggedId(),
                                request.requestId(),
                                request.bodyHash(),
                                status,
                                operation.id()));
        return new Accepted(status, operation, document);
    }

    /// @throws Refusal if another operation runs on the document
    void refuseWhileBusy(ResourceId document) {
        tables.operations()
                .runningOn(document)
                .ifPresent(running -> {
                    throw Refusal.network(
                            429,
                            "AnotherOperationInProgress",
                            ("Another operation on this or dependent resource is in"
                                            + " progress. To retrieve status of the operation use"
                                            + " operation id %s (resource %s, asked for %s).")
                                    .formatted(running.id(), running.target(), request.id()));
                });
    }

    /// @param byNetwork whether the Network provider says so, or Resource Manager itself
    /// @throws Refusal if something is not of its type's shape
    static void refuseShape(Examination examined, boolean byNetwork) {
        if (examined.violations().isEmpty()) {
            return;
        }
        var first = examined.violations().getFirst();
        if (!byNetwork) {
            throw Refusal.manager(400, first.code(), first.message() + ". " + first.mend());
        }
        var details =
                examined.violations().stream()
                        .map(v ->
                                new Refusal.Detail(
                                        v.code(), v.message() + ". " + v.mend(), v.at().toString()))
                        .toList();
        throw Refusal.network(
                400,
                first.code(),
                first.code().equals("InvalidRequestFormat")
                        ? "Cannot parse the request. " + details.getFirst().message()
                        : details.getFirst().message(),
                details);
    }

    static ObjectValue withTags(ObjectValue body, ObjectValue patch) {
        return body.with("tags", patch.members().getOrDefault("tags", Edit.EMPTY));
    }
}
