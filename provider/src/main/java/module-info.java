/// azurerm as a process that Terraform starts: its installation, its launcher, its warm process.
module dev.simplon.provider {
    requires transitive dev.simplon.azurerm;
    requires transitive dev.simplon.plugin;
    requires dev.simplon.arm;
    requires java.management;
    requires jdk.httpserver;
    requires static transitive org.jspecify;

    exports dev.simplon.provider;
    exports dev.simplon.provider.install;
}
