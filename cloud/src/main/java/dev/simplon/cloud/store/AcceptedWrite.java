package dev.simplon.cloud.store;

import java.time.Instant;

/// One line of the log of accepted writes.
///
/// @param seq from 1, in the order of acceptance
/// @param id of the resource, or with `/sharedkey` behind it
/// @param requestId the client's `x-ms-client-request-id`; empty if it sent none
/// @param bodyHash SHA-256 of the body
/// @param status the HTTP status that was answered
public record AcceptedWrite(
        long seq,
        Instant time,
        String method,
        String id,
        String requestId,
        String bodyHash,
        int status,
        String operationId) {}
