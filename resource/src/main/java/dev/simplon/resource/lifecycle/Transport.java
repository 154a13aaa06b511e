package dev.simplon.resource.lifecycle;

import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.Optional;

/// The way to the service that keeps the documents. A write ends when the service has done it.
/// Thread-safe.
///
/// `id` is where a document is kept; `revision` the version of the service's interface; `timeout`
/// bounds the whole call.
public interface Transport {
    /// Empty if there is none.
    Optional<Document> get(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException;

    /// Creates or replaces; answers with the document as it is then.
    ///
    /// @param ifMatch the tag that the stored document must still have
    Document put(
            String id,
            String revision,
            ObjectValue body,
            Optional<String> ifMatch,
            Duration timeout)
            throws TransportException, InterruptedException;

    /// Nothing happens if there is none.
    void delete(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException;

    /// Waits until what the service does with the document is done, and answers with it as it is
    /// then.
    Document settled(String id, String revision, Duration timeout)
            throws TransportException, InterruptedException;

    /// Who this is for the service, as its sign-in says: an object of texts, whose members the
    /// service names.
    ObjectValue identity() throws TransportException, InterruptedException;

    record Document(ObjectValue body, Optional<String> etag) {}
}
