package dev.simplon.configuration.function;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One function: what it takes, what it gives, and how.
///
/// @param rest the parameter that takes all further arguments
/// @param result what the result is of where the arguments are not known yet
/// @param takes what it deals with itself; everything else is dealt with before it is called
public record Function(
        String name,
        List<Parameter> parameters,
        Optional<Parameter> rest,
        Type result,
        Set<Takes> takes,
        Body body) {
    public record Parameter(String name, Type type) {}

    public enum Takes {
        /// Arguments that are null.
        NULL,
        /// Arguments that are unknown inside, though known as a whole.
        PARTLY_UNKNOWN,
        /// Arguments that are wholly unknown; implies the one before.
        UNKNOWN,
        /// Arguments that are marked inside; a mark on the whole is dealt with.
        MARKED_INSIDE,
        /// Arguments that are marked, and it marks its result.
        MARKED
    }

    public interface Body {
        Value call(List<Value> arguments, CallContext context) throws FunctionFault;
    }

    public interface PureBody {
        Value call(List<Value> arguments) throws FunctionFault;
    }

    /// @throws FunctionFault with Terraform's words where they are known
    public Value call(List<Value> arguments, CallContext context) throws FunctionFault {
        checkCount(arguments.size());
        var taken = new ArrayList<Value>();
        boolean sensitive = false;
        boolean unknown = false;
        for (int i = 0; i < arguments.size(); i++) {
            var parameter = parameter(i);
            var argument = arguments.get(i);
            if (takes.contains(Takes.MARKED_INSIDE)) {
                sensitive |= argument.isSensitive();
                argument = argument.unmarked();
            } else if (!takes.contains(Takes.MARKED)) {
                sensitive |= argument.containsSensitive();
                argument = argument.unmarkedDeep();
            }
            if (argument.isNull() && !takes.contains(Takes.NULL)) {
                throw new FunctionFault(i, "argument must not be null");
            }
            try {
                argument = Conversion.convert(argument, parameter.type());
            } catch (ConversionException e) {
                throw new FunctionFault(i, e.told());
            }
            unknown |= needsMore(argument);
            taken.add(argument);
        }
        var value = unknown ? Value.unknown(result) : body.call(taken, context);
        return sensitive ? Value.sensitive(value) : value;
    }

    private boolean needsMore(Value argument) {
        if (takes.contains(Takes.UNKNOWN)) {
            return false;
        }
        return takes.contains(Takes.PARTLY_UNKNOWN)
                ? !argument.isKnown()
                : !argument.isWhollyKnown();
    }

    private void checkCount(int count) throws FunctionFault {
        if (count < parameters.size()) {
            throw new FunctionFault(
                    FunctionFault.Kind.TOO_FEW_ARGUMENTS,
                    -1,
                    "Function \"%s\" expects %s%d argument(s). Missing value for \"%s\"."
                            .formatted(
                                    name,
                                    rest.isPresent() ? "at least " : "",
                                    parameters.size(),
                                    parameters.get(count).name()));
        }
        if (count > parameters.size() && rest.isEmpty()) {
            throw new FunctionFault(
                    FunctionFault.Kind.TOO_MANY_ARGUMENTS,
                    -1,
                    "Function \"%s\" expects only %d argument(s)."
                            .formatted(name, parameters.size()));
        }
    }

    /// The parameter that the argument with this index is for.
    public Parameter parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : rest.orElseThrow();
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /// Short-lived: `named("upper").with("str", STRING).gives(STRING, ...)`.
    static final class Builder {
        private final String name;
        private final List<Parameter> parameters = new ArrayList<>();
        private Optional<Parameter> rest = Optional.empty();
        private final Set<Takes> takes = EnumSet.noneOf(Takes.class);

        private Builder(String name) {
            this.name = name;
        }

        Builder with(String parameter, Type type) {
            parameters.add(new Parameter(parameter, type));
            return this;
        }

        Builder withAny(String parameter, Type type) {
            rest = Optional.of(new Parameter(parameter, type));
            return this;
        }

        Builder taking(Takes first, Takes... more) {
            takes.addAll(EnumSet.of(first, more));
            return this;
        }

        Function gives(Type result, PureBody body) {
            return givesIn(result, (arguments, _) -> body.call(arguments));
        }

        /// For what looks at where it is called.
        Function givesIn(Type result, Body body) {
            return new Function(
                    name, List.copyOf(parameters), rest, result, Set.copyOf(takes), body);
        }
    }
}
