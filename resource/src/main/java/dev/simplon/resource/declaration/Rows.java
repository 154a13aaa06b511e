package dev.simplon.resource.declaration;

import dev.simplon.resource.schema.NestedBlock.Nesting;
import dev.simplon.values.Type;

/// The words that a declaration's rows begin with; made to be imported statically.
public final class Rows {
    private Rows() {}

    public static Argument.Builder text(String name) {
        return new Argument.Builder(name, Type.STRING);
    }

    /// A whole number.
    public static Argument.Builder number(String name) {
        return decimal(name).check(Check.whole());
    }

    public static Argument.Builder decimal(String name) {
        return new Argument.Builder(name, Type.NUMBER);
    }

    public static Argument.Builder bool(String name) {
        return new Argument.Builder(name, Type.BOOL);
    }

    /// A list of texts.
    public static Argument.Builder texts(String name) {
        return new Argument.Builder(name, Type.list(Type.STRING));
    }

    /// A set of texts.
    public static Argument.Builder textSet(String name) {
        return new Argument.Builder(name, Type.set(Type.STRING));
    }

    /// A map of texts.
    public static Argument.Builder textMap(String name) {
        return new Argument.Builder(name, Type.map(Type.STRING));
    }

    /// Nested blocks whose order counts.
    public static Nested.Builder blocks(String name) {
        return new Nested.Builder(name, Nesting.LIST);
    }

    /// Nested blocks without order.
    public static Nested.Builder blockSet(String name) {
        return new Nested.Builder(name, Nesting.SET);
    }
}
