package dev.simplon.configuration.function;

import static dev.simplon.configuration.function.Function.Takes.MARKED;
import static dev.simplon.configuration.function.Function.Takes.NULL;
import static dev.simplon.configuration.function.Function.Takes.UNKNOWN;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.util.List;

/// Conversion and marks: issensitive, nonsensitive, sensitive, tobool, tolist, tomap, tonumber,
/// toset, tostring.
final class TypeFunctions {
    private TypeFunctions() {}

    static final List<Function> ALL =
            List.of(
                    conversion("tobool", Type.BOOL),
                    conversion("tolist", Type.list(Type.DYNAMIC)),
                    conversion("tomap", Type.map(Type.DYNAMIC)),
                    conversion("tonumber", Type.NUMBER),
                    conversion("toset", Type.set(Type.DYNAMIC)),
                    conversion("tostring", Type.STRING),
                    Function.named("sensitive")
                            .with("value", Type.DYNAMIC)
                            .taking(NULL, UNKNOWN, MARKED)
                            .gives(Type.DYNAMIC, args -> Value.sensitive(args.getFirst())),
                    Function.named("nonsensitive")
                            .with("value", Type.DYNAMIC)
                            .taking(NULL, UNKNOWN, MARKED)
                            .gives(Type.DYNAMIC, args -> args.getFirst().unmarked()),
                    Function.named("issensitive")
                            .with("value", Type.DYNAMIC)
                            .taking(NULL, UNKNOWN, MARKED)
                            .gives(
                                    Type.BOOL,
                                    args ->
                                            !args.getFirst().isSensitive()
                                                            && !args.getFirst().isKnown()
                                                    ? Value.unknown(Type.BOOL)
                                                    : Value.of(args.getFirst().isSensitive())));

    private static Function conversion(String name, Type type) {
        return Function.named(name)
                .with("v", Type.DYNAMIC)
                .taking(NULL, UNKNOWN, MARKED)
                .gives(type, args -> convert(args.getFirst(), type));
    }

    private static Value convert(Value value, Type type) throws FunctionFault {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            if (value.isSensitive()) {
                throw new FunctionFault(
                        0,
                        "cannot convert this sensitive %s to %s"
                                .formatted(value.type().friendlyName(), word(type)));
            }
            throw new FunctionFault(
                    0,
                    value instanceof Value.Text(String text) && type instanceof Type.Primitive
                            ? "cannot convert \"%s\" to %s; %s"
                                    .formatted(
                                            text,
                                            word(type),
                                            type == Type.NUMBER
                                                    ? "given string must be a decimal"
                                                            + " representation of a number"
                                                    : "only the strings \"true\" or \"false\" are"
                                                            + " allowed")
                            : "cannot convert %s to %s"
                                    .formatted(value.type().friendlyName(), word(type)));
        }
    }

    private static String word(Type type) {
        return switch (type) {
            case Type.ListOf _ -> "list of any single type";
            case Type.SetOf _ -> "set of any single type";
            case Type.MapOf _ -> "map of any single type";
            case Type.Primitive _, Type.Dynamic _, Type.ObjectOf _, Type.TupleOf _ ->
                    type.friendlyName();
        };
    }
}
