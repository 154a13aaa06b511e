/// The resource types of azurerm's network-gateway family, and the provider over them.
module dev.simplon.azurerm {
    requires transitive dev.simplon.arm;
    requires transitive dev.simplon.azure;
    requires transitive dev.simplon.resource;
    requires static transitive org.jspecify;

    exports dev.simplon.azurerm;
}
