package dev.simplon.cloud.operation;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.Timing;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.store.Operation;
import dev.simplon.cloud.store.Store;
import dev.simplon.cloud.store.Tables;
import dev.simplon.cloud.type.EmulatedType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Accepts writes or refuses them. What is accepted is stored in one transaction: the document as
/// it shall be, the operation that will finish it, and the line in the log; then the runner is
/// woken.
///
/// A request that was accepted before (same `x-ms-client-request-id`, path and body) is answered
/// with its first operation, and accepts nothing.
public final class Acceptance {
    private final Store store;
    private final OperationRunner runner;
    private final Refusals refusals;
    private final Timing timing;
    private final InstantSource clock;

    public Acceptance(
            Store store,
            OperationRunner runner,
            LocalDate day,
            Timing timing,
            InstantSource clock) {
        this.store = store;
        this.runner = runner;
        this.refusals = new Refusals(day);
        this.timing = timing;
        this.clock = clock;
    }

    /// @return empty for a DELETE of what does not exist
    /// @throws Refusal if it is not accepted
    public Optional<Accepted> accept(WriteRequest request) {
        var accepted =
                store.write(tables -> {
                    var before = replayed(tables, request);
                    return before.isPresent() ? before : decide(tables, request);
                });
        accepted.map(Accepted::operation)
                .filter(o -> o.status() == Operation.Status.IN_PROGRESS)
                .ifPresent(o -> runner.begin(o, request.fate()));
        return accepted;
    }

    private static Optional<Accepted> replayed(Tables tables, WriteRequest request) {
        return tables.acceptedWrites()
                .same(
                        request.verb().method(),
                        request.loggedId(),
                        request.requestId(),
                        request.bodyHash())
                .map(write -> {
                    var operation = tables.operations().find(write.operationId()).orElseThrow();
                    return new Accepted(
                            write.status(),
                            operation,
                            tables.documents().find(operation.document()));
                });
    }

    private Optional<Accepted> decide(Tables tables, WriteRequest request) {
        if (request.id().types().isEmpty()) {
            return new GroupWrites(writing(tables, request, tables.documents().find(request.id())))
                    .accept();
        }
        var type = EmulatedType.of(request.id()).orElseThrow();
        if (request.verb() == WriteRequest.Verb.DELETE
                && tables.documents().find(groupOf(request.id())).isEmpty()) {
            return Optional.empty();
        }
        Groups.require(tables, request.id());
        var stored =
                tables.documents()
                        .find(type.isChild() ? request.id().parent().orElseThrow() : request.id());
        var writing = writing(tables, request, stored);
        stored.map(Document::id).ifPresent(writing::refuseWhileBusy);
        return type.isChild()
                ? new ChildWrites(writing, type).accept()
                : new ResourceWrites(writing, type).accept();
    }

    private Writing writing(Tables tables, WriteRequest request, Optional<Document> stored) {
        return new Writing(tables, request, stored, refusals, timing, clock.instant());
    }

    /// As Azure says that a resource is not there.
    public static Refusal notFound(EmulatedType type, ResourceId id) {
        return Refusal.manager(
                404,
                "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found."
                        .formatted(
                                type.fullName(), String.join("/", id.names()), id.resourceGroup()));
    }

    static String newEtag() {
        return "W/\"" + UUID.randomUUID() + "\"";
    }

    private static ResourceId groupOf(ResourceId id) {
        return ResourceId.group(id.subscription(), id.resourceGroup());
    }
}
