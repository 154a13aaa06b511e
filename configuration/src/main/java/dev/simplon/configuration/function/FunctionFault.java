package dev.simplon.configuration.function;

import java.util.OptionalInt;

/// A function cannot work with its arguments.
public final class FunctionFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final int argument;

    public enum Kind {
        TOO_FEW_ARGUMENTS,
        TOO_MANY_ARGUMENTS,
        /// One argument is wrong: [#argument].
        ARGUMENT,
        CALL
    }

    FunctionFault(Kind kind, int argument, String message) {
        super(message);
        this.kind = kind;
        this.argument = argument;
    }

    FunctionFault(int argument, String message) {
        this(Kind.ARGUMENT, argument, message);
    }

    FunctionFault(String message) {
        this(Kind.CALL, -1, message);
    }

    public Kind kind() {
        return kind;
    }

    /// The index of the argument that is wrong.
    public OptionalInt argument() {
        return argument < 0 ? OptionalInt.empty() : OptionalInt.of(argument);
    }
}
