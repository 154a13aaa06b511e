package dev.simplon.arm;

import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.Optional;

/// A client of Azure Resource Manager. Every write waits for its long-running operation.
/// Thread-safe.
///
/// Paths begin with `/subscriptions/`; `apiVersion` is a date such as `2024-05-01`; bodies are
/// values without marks and without unknowns. `timeout` bounds the whole call with all its polling.
public interface ArmClient extends AutoCloseable {
    /// Empty on 404, and where the service answers with an empty list for a single thing, as it
    /// does for the key of an ExpressRoute connection.
    Optional<Document> get(String path, String apiVersion, Duration timeout)
            throws ArmException, InterruptedException;

    /// PUT, waits, and answers with the document as it is then.
    ///
    /// @param ifMatch the ETag that the stored document must still have
    Document put(
            String path,
            String apiVersion,
            ObjectValue body,
            Optional<String> ifMatch,
            Duration timeout)
            throws ArmException, InterruptedException;

    /// DELETE, and waits until the resource is gone. Nothing happens if there was none.
    void delete(String path, String apiVersion, Duration timeout)
            throws ArmException, InterruptedException;

    /// Waits until the resource's `provisioningState` is final, and answers with it as it is then:
    /// some writes are answered with 200 while what they change is still `Updating`.
    ///
    /// @throws ArmException also where that state is a failure
    Document settled(String path, String apiVersion, Duration timeout)
            throws ArmException, InterruptedException;

    /// Who is signed in, by the claims of the token; they are not verified.
    Identity identity() throws ArmException, InterruptedException;

    /// POST of an action, and waits; the final body, null value if it has none.
    Value post(String path, String apiVersion, Value body, Duration timeout)
            throws ArmException, InterruptedException;

    /// Breaks off what is under way, and lets go of connections, credentials and tokens. Nothing is
    /// asked of it afterwards.
    @Override
    void close();

    /// @param clientId the application
    /// @param objectId the principal's object; empty where the token does not say
    record Identity(String clientId, String tenantId, String objectId) {}

    /// @param etag of the body or of the header; empty if the service gave none
    record Document(ObjectValue body, Optional<String> etag) {}
}
