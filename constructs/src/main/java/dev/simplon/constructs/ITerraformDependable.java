package dev.simplon.constructs;

/// Something that can stand in `depends_on`.
public interface ITerraformDependable extends ITerraformAddressable {}
