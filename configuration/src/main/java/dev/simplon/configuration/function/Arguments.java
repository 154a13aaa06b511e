package dev.simplon.configuration.function;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.util.List;

/// Reading of arguments that parameters alone do not say enough about.
final class Arguments {
    private Arguments() {}

    static String text(List<Value> args, int index) {
        return args.get(index).asText().orElseThrow();
    }

    /// @throws FunctionFault if it is no whole number of the size of an int
    static int integer(List<Value> args, int index) throws FunctionFault {
        var number = args.get(index).asNumber().orElseThrow();
        if (number.stripTrailingZeros().scale() > 0) {
            throw new FunctionFault(index, "a whole number is required");
        }
        if (number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw new FunctionFault(index, "the number is too large");
        }
        return number.intValueExact();
    }

    /// The elements of a list, set or tuple.
    static List<Value> elements(List<Value> args, int index) throws FunctionFault {
        var value = args.get(index).unmarked();
        if (!isSequence(value.type())) {
            throw new FunctionFault(
                    index, "list, set, or tuple required, but have " + value.type().friendlyName());
        }
        return value.asList();
    }

    static boolean isSequence(Type type) {
        return type instanceof Type.ListOf
                || type instanceof Type.SetOf
                || type instanceof Type.TupleOf;
    }

    static boolean isMapping(Type type) {
        return type instanceof Type.MapOf || type instanceof Type.ObjectOf;
    }
}
