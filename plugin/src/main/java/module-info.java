/// Terraform's plugin protocol, versions 5 and 6, over any provider. Knows nothing of Azure.
// The compiler does not see the module that comes after this one.
@SuppressWarnings("module")
module dev.simplon.plugin {
    requires transitive dev.simplon.resource;
    requires io.grpc;
    requires io.grpc.okhttp;
    requires jdk.unsupported;
    requires okio;
    requires static transitive org.jspecify;

    exports dev.simplon.plugin;
    exports dev.simplon.plugin.log;
    exports dev.simplon.plugin.rehearsal;
    exports dev.simplon.plugin.tls to
            dev.simplon.provider;
}
