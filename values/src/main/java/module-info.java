/// Terraform's type and value system (cty), paths, diagnostics, the JSON and the MessagePack codec.
/// Uses no other room.
module dev.simplon.values {
    requires com.fasterxml.jackson.core;
    requires static transitive org.jspecify;

    exports dev.simplon.values;
    exports dev.simplon.values.convert;
    exports dev.simplon.values.json;
    exports dev.simplon.values.msgpack;
}
