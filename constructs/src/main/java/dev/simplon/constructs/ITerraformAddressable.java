package dev.simplon.constructs;

/// Something with an address in Terraform's language.
public interface ITerraformAddressable {
    /// The address, as a token that renders with `${...}` where a value is expected.
    String getFqn();
}
