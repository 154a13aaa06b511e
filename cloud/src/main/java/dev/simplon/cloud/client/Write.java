package dev.simplon.cloud.client;

import java.time.Instant;

/// A line of the cloud's log of accepted writes.
///
/// @param id of the resource, or with `/sharedkey` behind it
/// @param requestId the client's `x-ms-client-request-id`; may be empty
public record Write(
        long seq, Instant time, String method, String id, String requestId, String operationId) {}
