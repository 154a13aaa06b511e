/// Writes typed constructs from a provider's schema. A tool of the build; nothing of it is in the
/// product.
module dev.simplon.bindings.generator {
    requires com.palantir.javapoet;
    requires dev.simplon.values;
    requires java.compiler;
    requires static transitive org.jspecify;
}
