package dev.simplon.constructs;

/// Something that can be depended on.
public interface IDependable {}
