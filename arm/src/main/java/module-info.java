/// The client side of Azure Resource Manager: environments, credentials, retries, long-running
/// operations, errors.
module dev.simplon.arm {
    requires transitive dev.simplon.values;
    requires com.azure.core;
    requires com.azure.core.http.jdk.httpclient;
    requires com.azure.identity;
    requires java.net.http;
    requires static transitive org.jspecify;

    exports dev.simplon.arm;
}
