/// Terraform's plugin protocol, versions 5 and 6, over any provider. Knows nothing of Azure.
module dev.simplon.plugin {
    requires transitive dev.simplon.resource;
    requires io.grpc;
    requires io.grpc.okhttp;
    requires jdk.unsupported;
    requires static transitive org.jspecify;

    exports dev.simplon.plugin;
    exports dev.simplon.plugin.log;
}
