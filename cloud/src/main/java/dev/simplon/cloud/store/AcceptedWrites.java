package dev.simplon.cloud.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The log of accepted writes. Only added to.
public final class AcceptedWrites {
    private static final String COLUMNS =
            """
            SELECT seq, time, method, id, request_id, body_hash, status, operation_id
            FROM accepted_writes
            """;
    private final Handle handle;

    AcceptedWrites(Handle handle) {
        this.handle = handle;
    }

    public List<AcceptedWrite> all() {
        return handle.createQuery(COLUMNS + "ORDER BY seq").map(AcceptedWrites::read).list();
    }

    /// The same request, accepted before: its client did not hear the answer and sent it again.
    public Optional<AcceptedWrite> same(
            String method, String id, String requestId, String bodyHash) {
        if (requestId.isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery(
                        COLUMNS
                                + """
                                WHERE request_id = :request AND method = :method
                                    AND id = :id COLLATE NOCASE AND body_hash = :hash
                                ORDER BY seq DESC LIMIT 1
                                """)
                .bind("request", requestId)
                .bind("method", method)
                .bind("id", id)
                .bind("hash", bodyHash)
                .map(AcceptedWrites::read)
                .findOne();
    }

    /// `seq` of the argument is not looked at.
    public void add(AcceptedWrite write) {
        handle.createUpdate(
                        """
                        INSERT INTO accepted_writes
                            (time, method, id, request_id, body_hash, status, operation_id)
                        VALUES (:time, :method, :id, :request, :hash, :status, :operation)
                        """)
                .bind("time", write.time().toString())
                .bind("method", write.method())
                .bind("id", write.id())
                .bind("request", write.requestId())
                .bind("hash", write.bodyHash())
                .bind("status", write.status())
                .bind("operation", write.operationId())
                .execute();
    }

    private static AcceptedWrite read(ResultSet row, StatementContext context) throws SQLException {
        return new AcceptedWrite(
                row.getLong("seq"),
                Instant.parse(row.getString("time")),
                row.getString("method"),
                row.getString("id"),
                row.getString("request_id"),
                row.getString("body_hash"),
                row.getInt("status"),
                row.getString("operation_id"));
    }
}
