package dev.simplon.azurerm;

import dev.simplon.arm.ArmClient;
import dev.simplon.arm.ArmException;
import dev.simplon.azure.ResourceId;
import dev.simplon.resource.lifecycle.Transport;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Documents of Azure Resource Manager. Remembers what it has read and written, as neighbours for
/// the rules.
final class ArmTransport implements Transport, AutoCloseable {
    /// What the local cloud answers where it does not emulate something.
    private static final int NOT_IMPLEMENTED = 501;

    /// The members of [#identity].
    static final String CLIENT = "clientId";

    static final String TENANT = "tenantId";
    static final String OBJECT = "objectId";

    private static final int PRECONDITION_FAILED = 412;
    private static final int FORBIDDEN = 403;

    private final ArmClient client;
    private final KnownDocuments read = new KnownDocuments();

    ArmTransport(ArmClient client) {
        this.client = client;
    }

    @Override
    public Optional<Document> get(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException {
        try {
            var found =
                    client.get(id, revision, timeout).map(d -> new Document(d.body(), d.etag()));
            found.ifPresentOrElse(d -> remember(id, d.body()), () -> forget(id));
            return found;
        } catch (ArmException e) {
            if (e.status() == NOT_IMPLEMENTED) {
                return Optional.empty();
            }
            throw translated(e);
        }
    }

    @Override
    public Document put(
            String id,
            String revision,
            ObjectValue body,
            Optional<String> ifMatch,
            Duration timeout)
            throws TransportException, InterruptedException {
        try {
            var stored = client.put(id, revision, body, ifMatch, timeout);
            remember(id, stored.body());
            return new Document(stored.body(), stored.etag());
        } catch (ArmException e) {
            throw translated(e);
        }
    }

    @Override
    public void delete(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException {
        try {
            client.delete(id, revision, timeout);
            forget(id);
        } catch (ArmException e) {
            throw translated(e);
        }
    }

    @Override
    public Document settled(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException {
        try {
            var document = client.settled(id, revision, timeout);
            remember(id, document.body());
            return new Document(document.body(), document.etag());
        } catch (ArmException e) {
            throw translated(e);
        }
    }

    @Override
    public ObjectValue identity() throws TransportException, InterruptedException {
        try {
            var identity = client.identity();
            var members = new LinkedHashMap<String, Value>();
            members.put(CLIENT, Value.of(identity.clientId()));
            members.put(TENANT, Value.of(identity.tenantId()));
            members.put(OBJECT, Value.of(identity.objectId()));
            return Value.object(members);
        } catch (ArmException e) {
            throw translated(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// The document as it was seen last in this process.
    Optional<ObjectValue> seen(ResourceId id) {
        return read.find(id);
    }

    /// Every document of a type that was seen in this process.
    Map<ResourceId, ObjectValue> seenOfType(String type) {
        return read.ofType(type);
    }

    /// Every document that was seen in this process and refers to a resource, or once did.
    Map<ResourceId, ObjectValue> seenReferring(ResourceId target) {
        return read.referring(target);
    }

    private void remember(String id, ObjectValue body) {
        ResourceId.parse(id)
                .filter(ArmTransport::isWhole)
                .ifPresent(parsed -> read.put(parsed, body));
    }

    private void forget(String id) {
        ResourceId.parse(id).ifPresent(read::remove);
    }

    private static boolean isWhole(ResourceId id) {
        return AzurermTypes.ALL.stream()
                .anyMatch(type -> type.documentType().equalsIgnoreCase(id.type()));
    }

    private static TransportException translated(ArmException e) {
        var kind =
                switch (e.status()) {
                    case PRECONDITION_FAILED -> TransportException.Kind.CHANGED_MEANWHILE;
                    case FORBIDDEN -> TransportException.Kind.FORBIDDEN;
                    default ->
                            e.late() ? TransportException.Kind.LATE : TransportException.Kind.OTHER;
                };
        return new TransportException(String.valueOf(e.getMessage()), kind, e.accepted(), e);
    }
}
