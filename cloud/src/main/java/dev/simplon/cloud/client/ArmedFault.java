package dev.simplon.cloud.client;

/// A fault that was asked for.
///
/// @param name of its kind: `fail-after-acceptance`
/// @param hits how many requests it has hit
/// @param armed whether it can hit another one
public record ArmedFault(String id, String name, int hits, boolean armed) {}
