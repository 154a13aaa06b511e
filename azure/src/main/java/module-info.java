/// Azure's nouns and rules: pure functions over ARM documents, without any input or output.
module dev.simplon.azure {
    requires transitive dev.simplon.values;
    requires transitive inet.ipaddr;
    requires static transitive org.jspecify;

    exports dev.simplon.azure;
    exports dev.simplon.azure.negotiation;
    exports dev.simplon.azure.network;
    exports dev.simplon.azure.rule;
    exports dev.simplon.azure.type;
}
