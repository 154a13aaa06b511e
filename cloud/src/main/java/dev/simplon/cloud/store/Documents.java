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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The resources. A child has no row of its own: it is part of its parent. Reading is from memory;
/// what is written goes to the database, and into memory with its commit.
public final class Documents implements DocumentSource {
    private final Shelf shelf;
    private final Changes changes;
    private final Supplier<Handle> handle;

    Documents(Shelf shelf, Changes changes, Supplier<Handle> handle) {
        this.shelf = shelf;
        this.changes = changes;
        this.handle = handle;
    }

    @Override
    public Optional<Document> find(ResourceId id) {
        return find(id.key());
    }

    private Optional<Document> find(String key) {
        var changed = changes.documents.get(key);
        return changed != null ? changed : shelf.find(key);
    }

    /// In the order of their ids.
    public List<Document> all() {
        return ordered(shelf.all());
    }

    /// What is in a group, without the group itself; in the order of their ids.
    public List<Document> in(ResourceId group) {
        return all().stream()
                .filter(d ->
                        !d.id().types().isEmpty()
                                && d.id().resourceGroup().equalsIgnoreCase(group.resourceGroup()))
                .toList();
    }

    @Override
    public List<Document> ofType(String type) {
        var committed = shelf.ofType(type);
        return changes.documents.isEmpty()
                ? List.copyOf(committed.values())
                : ordered(committed.values()).stream()
                        .filter(d -> d.id().type().equalsIgnoreCase(type))
                        .toList();
    }

    /// The documents of a type that refer to a resource, or to something in it; in no order.
    public List<Document> referring(String type, ResourceId target) {
        var found = new ArrayList<Document>();
        for (var key : shelf.referring(target.key())) {
            if (!changes.documents.containsKey(key)) {
                shelf.find(key).ifPresent(found::add);
            }
        }
        for (var changed : changes.documents.values()) {
            changed.filter(d -> Shelf.targets(d).contains(target.key())).ifPresent(found::add);
        }
        found.removeIf(d -> !d.id().type().equalsIgnoreCase(type));
        return found;
    }

    private List<Document> ordered(Collection<Document> committed) {
        var ordered = new TreeMap<String, Document>();
        committed.forEach(d -> ordered.put(d.id().key(), d));
        changes.documents.forEach((key, changed) -> {
            ordered.remove(key);
            changed.ifPresent(d -> ordered.put(key, d));
        });
        return List.copyOf(ordered.values());
    }

    public void save(Document document) {
        var id = document.id();
        var key = id.key();
        handle.get()
                .createUpdate(
                        """
                        INSERT INTO documents (key, id, type, group_key, etag, ready, body)
                        VALUES (:key, :id, :type, :group, :etag, :ready, :body)
                        ON CONFLICT (key) DO UPDATE
                        SET etag = excluded.etag, ready = excluded.ready, body = excluded.body
                        """)
                .bind("key", key)
                .bind("id", id.toString())
                .bind("type", id.type())
                .bind("group", ResourceId.group(id.subscription(), id.resourceGroup()).key())
                .bind("etag", document.etag())
                .bind("ready", document.ready() ? 1 : 0)
                .bind("body", JsonCodec.encode(document.body()).getBytes(StandardCharsets.UTF_8))
                .execute();
        changes.documents.put(key, Optional.of(document));
    }

    public void remove(ResourceId id) {
        var key = id.key();
        handle.get()
                .createUpdate("DELETE FROM documents WHERE key = :key")
                .bind("key", key)
                .execute();
        changes.documents.put(key, Optional.empty());
    }

    /// Everything that the database holds.
    static List<Document> load(Handle handle) {
        return handle.createQuery("SELECT id, etag, ready, body FROM documents")
                .map(Documents::read)
                .list();
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
