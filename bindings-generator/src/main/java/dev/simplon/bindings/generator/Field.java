package dev.simplon.bindings.generator;

/// One argument or attribute of a block.
///
/// @param name Terraform's name
/// @param required whether a program must give it
/// @param settable whether a program may give it
/// @param description a sentence, or empty
record Field(String name, Shape shape, boolean required, boolean settable, String description) {

    /// What it is to Java.
    sealed interface Shape {
        /// `string`, `number` or `bool`.
        record Scalar(Primitive type) implements Shape {}

        /// A list or set of scalars.
        record Many(Primitive type, boolean set) implements Shape {}

        record MapOf(Primitive type) implements Shape {}

        /// A nested block that there is at most one of.
        ///
        /// @param indexed whether its address has `[0]`
        record One(Block block, boolean indexed) implements Shape {}

        /// Nested blocks, or objects in an attribute.
        record Several(Block block, boolean set) implements Shape {}

        /// What Java has no better type for.
        record Other() implements Shape {}
    }

    enum Primitive {
        STRING,
        NUMBER,
        BOOL
    }

    String property() {
        return Naming.property(name);
    }

    String getter() {
        return "get" + Naming.capital(property());
    }
}
