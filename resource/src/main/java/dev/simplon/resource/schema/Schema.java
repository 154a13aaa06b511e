package dev.simplon.resource.schema;

/// @param version of the state that this schema writes; 0 for all of this family
public record Schema(long version, Block block) {}
