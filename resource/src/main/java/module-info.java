/// What a Terraform provider is: schemas, resource types, the plan of one resource. Knows nothing
/// of Azure.
module dev.simplon.resource {
    requires transitive dev.simplon.values;
    requires static transitive org.jspecify;

    exports dev.simplon.resource;
    exports dev.simplon.resource.declaration;
    exports dev.simplon.resource.lifecycle;
    exports dev.simplon.resource.schema;
}
