package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import dev.simplon.resource.lifecycle.Transport;
import dev.simplon.resource.lifecycle.TransportException;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a resource type does that a table cannot say. Every step does nothing unless it is
/// overridden; a type overrides the one it needs and says why.
public interface Particulars {
    Particulars NONE = new Particulars() {};

    /// Checks of what is to be created or changed, beyond each value by itself: an existing
    /// resource that stays as it is is never found fault with.
    ///
    /// @param prior empty on create, and of what replaces another
    /// @param planned with defaults; unknown where the service decides
    /// @param config as it was given
    default List<Diagnostic> check(
            Optional<ObjectValue> prior, ObjectValue planned, ObjectValue config, Version version) {
        return List.of();
    }

    /// Further places whose change replaces the resource.
    default List<Path> replaces(ObjectValue prior, ObjectValue planned, Version version) {
        return List.of();
    }

    /// Lays what no row says over the document that is to be sent. Pure; values may be unknown.
    ///
    /// @param stored the document that is there, on update
    default ObjectValue expand(
            ObjectValue document, ObjectValue planned, Optional<ObjectValue> stored) {
        return document;
    }

    /// The last change before the document is sent, with what must be looked up for it.
    default ObjectValue prepare(ObjectValue document, ObjectValue planned, Call call)
            throws TransportException, InterruptedException {
        return document;
    }

    /// What is to be done after an update was sent.
    ///
    /// @param config holds the write-only values, which are in no plan
    default void afterUpdate(ObjectValue prior, ObjectValue planned, ObjectValue config, Call call)
            throws TransportException, InterruptedException {}

    /// What must hold before it is deleted; throws where it does not.
    ///
    /// @param settings what the provider's block says, by name
    default void beforeDelete(ObjectValue prior, Map<String, Value> settings, Call call)
            throws TransportException, InterruptedException {}

    /// Adds to the state what the document does not hold.
    ///
    /// @param prior the state as known so far: prior on read, planned on apply
    default Reading read(ObjectValue state, ObjectValue document, ObjectValue prior, Call call)
            throws TransportException, InterruptedException {
        return new Reading(state, List.of());
    }

    record Reading(ObjectValue state, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// @param version the provider's
    /// @param revision the version of the service's interface that the type uses
    /// @param timeout of the operation
    record Call(
            Transport transport, String id, Version version, String revision, Duration timeout) {}
}
