package dev.simplon.azurerm;

import dev.simplon.arm.ArmClient;
import dev.simplon.arm.ArmException;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Azure in memory: keeps documents, normalised by `azure.type`; keeps a connection's key apart and
/// never shows it in the connection; checks ETags; fails where a test asks for it; stops when its
/// thread is interrupted, as the real client does.
final class MemoryArm implements ArmClient {
    private final Map<String, ObjectValue> documents = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final List<String> lagging = new ArrayList<>();
    final List<String> writes = new ArrayList<>();
    final List<String> reads = new ArrayList<>();
    private Optional<ArmException> nextPut = Optional.empty();
    private Runnable beforePut = () -> {};
    private UnaryOperator<ObjectValue> filling = UnaryOperator.identity();
    private int revision;
    private boolean keysAreHidden;
    private boolean isClosed;

    /// The next PUT fails so; where it was accepted, it is done all the same.
    void failNextPut(ArmException failure) {
        nextPut = Optional.of(failure);
    }

    /// What happens between a client's reading and its next writing.
    void beforeNextPut(Runnable meddling) {
        beforePut = meddling;
    }

    /// What the service adds to every document that is put.
    void fill(UnaryOperator<ObjectValue> filling) {
        this.filling = filling;
    }

    ObjectValue document(String id) {
        return Optional.ofNullable(documents.get(key(id))).orElseThrow();
    }

    Optional<String> sharedKey(String id) {
        return Optional.ofNullable(keys.get(key(id)));
    }

    /// Changes a member as somebody else would.
    void meddle(String id, String member, Value value) {
        documents.computeIfPresent(key(id), (_, document) -> tagged(document.with(member, value)));
    }

    /// As for credentials without the right to read keys.
    void hideKeys() {
        keysAreHidden = true;
    }

    /// A group's list names it, though it is gone, or nothing that is kept here.
    void listStill(String id) {
        lagging.add(id);
    }

    /// Takes a member out of `properties`, as if the service did not answer it.
    void forget(String id, String property) {
        documents.computeIfPresent(
                key(id),
                (_, document) -> {
                    var properties = document.member("properties").orElseThrow().asMap();
                    var rest = new LinkedHashMap<>(properties);
                    rest.remove(property);
                    return tagged(document.with("properties", Value.object(rest)));
                });
    }

    void remove(String id) {
        documents.remove(key(id));
    }

    @Override
    public Optional<Document> get(String path, String apiVersion, Duration timeout)
            throws ArmException, InterruptedException {
        stopIfInterrupted();
        reads.add(path);
        if (path.toLowerCase(Locale.ROOT).endsWith("/sharedkey")) {
            if (keysAreHidden) {
                throw new ArmException("not allowed", 403, "AuthorizationFailed", false);
            }
            var connection = path.substring(0, path.lastIndexOf('/'));
            return sharedKey(connection)
                    .map(secret -> {
                        var body = new LinkedHashMap<String, Value>();
                        body.put("value", Value.of(secret));
                        return new Document(Value.object(body), Optional.empty());
                    });
        }
        return path.endsWith("/resources")
                ? Optional.of(list(path.substring(0, path.lastIndexOf('/'))))
                : Optional.ofNullable(documents.get(key(path))).map(MemoryArm::shown);
    }

    private Document list(String group) {
        var ids = new ArrayList<Value>();
        for (var document : documents.values()) {
            var id = document.member("id").orElseThrow();
            if (id.asText().orElseThrow().startsWith(group + "/providers/")) {
                ids.add(Value.object(new LinkedHashMap<>(Map.of("id", id))));
            }
        }
        for (var id : lagging) {
            ids.add(Value.object(new LinkedHashMap<>(Map.of("id", Value.of(id)))));
        }
        return new Document(
                Value.object(new LinkedHashMap<>(Map.of("value", Value.tuple(ids)))),
                Optional.empty());
    }

    @Override
    public Document put(
            String path,
            String apiVersion,
            ObjectValue body,
            Optional<String> ifMatch,
            Duration timeout)
            throws ArmException, InterruptedException {
        var meddling = beforePut;
        beforePut = () -> {};
        meddling.run();
        stopIfInterrupted();
        writes.add("PUT " + path);
        if (nextPut.isPresent() && !nextPut.get().accepted()) {
            throw failure();
        }
        if (path.toLowerCase(Locale.ROOT).endsWith("/sharedkey")) {
            keys.put(
                    key(path.substring(0, path.lastIndexOf('/'))),
                    body.member("value").flatMap(Value::asText).orElseThrow());
            return new Document(body, Optional.empty());
        }
        var stored = Optional.ofNullable(documents.get(key(path)));
        if (ifMatch.isPresent() && !ifMatch.equals(stored.flatMap(MemoryArm::etag))) {
            throw new ArmException("changed meanwhile", 412, "PreconditionFailed", false);
        }
        var id = ResourceId.parse(path).orElseThrow();
        var normal =
                ArmTypes.named(id.type())
                        .orElseThrow()
                        .normalise(body, stored)
                        .value()
                        .orElseThrow(() ->
                                new ArmException("invalid", 400, "InvalidRequestFormat", false));
        documents.put(key(path), tagged(withoutKey(path, withIdentity(id, filling.apply(normal)))));
        if (nextPut.isPresent()) {
            throw failure();
        }
        return shown(document(path));
    }

    @Override
    public void delete(String path, String apiVersion, Duration timeout)
            throws InterruptedException {
        stopIfInterrupted();
        writes.add("DELETE " + path);
        documents.remove(key(path));
        keys.remove(key(path));
    }

    @Override
    public Document settled(String path, String apiVersion, Duration timeout) {
        return shown(document(path));
    }

    @Override
    public Identity identity() {
        return new Identity("client", "tenant", "object");
    }

    @Override
    public Value post(String path, String apiVersion, Value body, Duration timeout) {
        return Value.nullOf(Type.DYNAMIC);
    }

    @Override
    public void close() {
        isClosed = true;
    }

    boolean isClosed() {
        return isClosed;
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private ArmException failure() {
        var failure = nextPut.orElseThrow();
        nextPut = Optional.empty();
        return failure;
    }

    private ObjectValue withoutKey(String path, ObjectValue document) {
        var properties = document.member("properties");
        if (properties.isPresent() && properties.get() instanceof ObjectValue object) {
            var members = new LinkedHashMap<>(object.members());
            var secret = Optional.ofNullable(members.remove("sharedKey")).flatMap(Value::asText);
            secret.ifPresent(text -> keys.put(key(path), text));
            return document.with("properties", Value.object(members));
        }
        return document;
    }

    private static ObjectValue withIdentity(ResourceId id, ObjectValue document) {
        return document.with("id", Value.of(id.toString()))
                .with("name", Value.of(id.name()))
                .with("type", Value.of(id.type()));
    }

    private ObjectValue tagged(ObjectValue document) {
        revision++;
        return document.with("etag", Value.of("W/\"" + revision + "\""));
    }

    private static Document shown(ObjectValue document) {
        return new Document(document, etag(document));
    }

    private static Optional<String> etag(ObjectValue document) {
        return document.member("etag").flatMap(Value::asText);
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
