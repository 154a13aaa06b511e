package dev.simplon.engine;

import java.util.Optional;

/// The source address of a provider. Source: Terraform, "Provider Requirements, source addresses".
public record ProviderAddress(String host, String namespace, String type) {
    /// The host that an address without one means; state files name it in full.
    public static final String TERRAFORM_HOST = "registry.terraform.io";

    public static final ProviderAddress AZURERM =
            new ProviderAddress(TERRAFORM_HOST, "hashicorp", "azurerm");

    @Override
    public String toString() {
        return host + "/" + namespace + "/" + type;
    }

    /// As a state file names a configured provider of the root module.
    String inState(Optional<String> alias) {
        return "provider[\"" + this + "\"]" + alias.map(name -> "." + name).orElse("");
    }
}
