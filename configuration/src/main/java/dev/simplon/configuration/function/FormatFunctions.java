package dev.simplon.configuration.function;

import static dev.simplon.configuration.function.Function.Takes.NULL;
import static dev.simplon.values.Type.DYNAMIC;
import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;

/// format, formatlist.
final class FormatFunctions {
    private FormatFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("format")
                            .with("format", STRING)
                            .withAny("args", DYNAMIC)
                            .taking(NULL)
                            .gives(STRING, FormatFunctions::format),
                    Function.named("formatlist")
                            .with("format", STRING)
                            .withAny("args", DYNAMIC)
                            .taking(NULL)
                            .gives(Type.list(STRING), FormatFunctions::formatlist));

    private static Value format(List<Value> args) throws FunctionFault {
        return Value.of(new Format(pattern(args), args.subList(1, args.size())).text());
    }

    private static String pattern(List<Value> args) throws FunctionFault {
        if (args.getFirst().isNull()) {
            throw new FunctionFault(0, "argument must not be null");
        }
        return Arguments.text(args, 0);
    }

    /// Lists are gone through side by side; what is no list is the same in every round.
    private static Value formatlist(List<Value> args) throws FunctionFault {
        var pattern = pattern(args);
        int length = -1;
        int longest = 0;
        for (int i = 1; i < args.size(); i++) {
            var arg = args.get(i);
            if (!Arguments.isSequence(arg.type()) || arg.isNull()) {
                continue;
            }
            int own = arg.asList().size();
            if (length >= 0 && own != length) {
                throw new FunctionFault(
                        i,
                        "argument %d has length %d, which is inconsistent with argument %d of length %d"
                                .formatted(i, own, longest, length));
            }
            length = own;
            longest = i;
        }
        var texts = new ArrayList<Value>();
        for (int round = 0; round < (length < 0 ? 1 : length); round++) {
            var own = new ArrayList<Value>();
            for (var arg : args.subList(1, args.size())) {
                own.add(
                        Arguments.isSequence(arg.type()) && !arg.isNull()
                                ? arg.asList().get(round)
                                : arg);
            }
            texts.add(Value.of(new Format(pattern, own).text()));
        }
        return Value.list(STRING, texts);
    }
}
