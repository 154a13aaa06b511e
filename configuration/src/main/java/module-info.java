/// Terraform's language: files to blocks, expressions to values.
module dev.simplon.configuration {
    requires transitive dev.simplon.values;
    requires com.fasterxml.jackson.core;
    requires org.antlr.antlr4.runtime;
    requires static transitive org.jspecify;

    exports dev.simplon.configuration;
}
