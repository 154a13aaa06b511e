package dev.simplon.cloud.store;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.Document;
import dev.simplon.cloud.document.DocumentSource;
import dev.simplon.cloud.document.Edit;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The resources. A child has no row of its own: it is part of its parent.
public final class Documents implements DocumentSource {
    private static final String COLUMNS = "SELECT id, etag, ready, body FROM documents ";
    private final Handle handle;

    Documents(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<Document> find(ResourceId id) {
        return handle.createQuery(COLUMNS + "WHERE key = :key")
                .bind("key", id.key())
                .map(Documents::read)
                .findOne();
    }

    /// In the order of their ids.
    public List<Document> all() {
        return handle.createQuery(COLUMNS + "ORDER BY key").map(Documents::read).list();
    }

    /// What is in a group, without the group itself.
    public List<Document> in(ResourceId group) {
        return handle.createQuery(
                        COLUMNS + "WHERE group_key = :group AND key <> :group ORDER BY key")
                .bind("group", group.key())
                .map(Documents::read)
                .list();
    }

    @Override
    public List<Document> ofType(String type) {
        return handle.createQuery(COLUMNS + "WHERE type = :type COLLATE NOCASE ORDER BY key")
                .bind("type", type)
                .map(Documents::read)
                .list();
    }

    public void save(Document document) {
        var id = document.id();
        handle.createUpdate(
                        """
                        INSERT INTO documents (key, id, type, group_key, etag, ready, body)
                        VALUES (:key, :id, :type, :group, :etag, :ready, :body)
                        ON CONFLICT (key) DO UPDATE
                        SET etag = excluded.etag, ready = excluded.ready, body = excluded.body
                        """)
                .bind("key", id.key())
                .bind("id", id.toString())
                .bind("type", id.type())
                .bind("group", ResourceId.group(id.subscription(), id.resourceGroup()).key())
                .bind("etag", document.etag())
                .bind("ready", document.ready() ? 1 : 0)
                .bind("body", JsonCodec.encode(document.body()).getBytes(StandardCharsets.UTF_8))
                .execute();
    }

    public void remove(ResourceId id) {
        handle.createUpdate("DELETE FROM documents WHERE key = :key")
                .bind("key", id.key())
                .execute();
    }

    private static Document read(ResultSet row, StatementContext context) throws SQLException {
        var id = row.getString("id");
        try {
            return new Document(
                    ResourceId.parse(id).orElseThrow(),
                    row.getString("etag"),
                    row.getInt("ready") != 0,
                    Edit.asObject(JsonCodec.decode(row.getBytes("body"))));
        } catch (JsonException e) {
            throw new IllegalStateException("the stored document of " + id + " is damaged", e);
        }
    }
}
