package dev.simplon.cloud.store;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The operations: who may change one is the transaction that accepts it, and the one that ends it.
public final class Operations {
    private static final String COLUMNS =
            "SELECT id, kind, target, document_key, location, status, error, due FROM operations ";
    private final Handle handle;

    Operations(Handle handle) {
        this.handle = handle;
    }

    public Optional<Operation> find(String id) {
        return handle.createQuery(COLUMNS + "WHERE id = :id")
                .bind("id", id)
                .map(Operations::read)
                .findOne();
    }

    public List<Operation> running() {
        return handle.createQuery(COLUMNS + "WHERE status = 'InProgress' ORDER BY due, id")
                .map(Operations::read)
                .list();
    }

    /// The running operation on what is stored under this id.
    public Optional<Operation> runningOn(ResourceId document) {
        return handle.createQuery(
                        COLUMNS + "WHERE status = 'InProgress' AND document_key = :key LIMIT 1")
                .bind("key", document.key())
                .map(Operations::read)
                .findOne();
    }

    public void add(Operation operation) {
        handle.createUpdate(
                        """
                        INSERT INTO operations
                            (id, kind, target, document_key, location, status, error, due)
                        VALUES (:id, :kind, :target, :document, :location, :status, NULL, :due)
                        """)
                .bind("id", operation.id())
                .bind("kind", operation.kind().name())
                .bind("target", operation.target().toString())
                .bind("document", operation.document().key())
                .bind("location", operation.location())
                .bind("status", operation.status().wire())
                .bind("due", operation.due().toString())
                .execute();
    }

    public void end(String id, Operation.Status status, Optional<ObjectValue> error) {
        handle.createUpdate("UPDATE operations SET status = :status, error = :error WHERE id = :id")
                .bind("id", id)
                .bind("status", status.wire())
                .bind(
                        "error",
                        error.map(e -> JsonCodec.encode(e).getBytes(StandardCharsets.UTF_8))
                                .orElse(null))
                .execute();
    }

    private static Operation read(ResultSet row, StatementContext context) throws SQLException {
        var error = row.getBytes("error");
        try {
            return new Operation(
                    row.getString("id"),
                    Operation.Kind.of(row.getString("kind")),
                    ResourceId.parse(row.getString("target")).orElseThrow(),
                    ResourceId.parse(row.getString("document_key")).orElseThrow(),
                    row.getString("location"),
                    Operation.Status.of(row.getString("status")),
                    error == null
                            ? Optional.empty()
                            : Optional.of(Edit.asObject(JsonCodec.decode(error))),
                    Instant.parse(row.getString("due")));
        } catch (JsonException e) {
            throw new IllegalStateException("a stored operation is damaged", e);
        }
    }
}
