/// The data plane: namespaces, strongSwan, on-premises devices.
module dev.simplon.lab {
    requires transitive dev.simplon.azure;
    requires static transitive org.jspecify;

    exports dev.simplon.lab;
}
