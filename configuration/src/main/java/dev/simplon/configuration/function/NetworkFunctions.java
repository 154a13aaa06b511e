package dev.simplon.configuration.function;

import static dev.simplon.values.Type.NUMBER;
import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// cidrhost, cidrnetmask, cidrsubnet, cidrsubnets; IPv4 and IPv6.
final class NetworkFunctions {
    private NetworkFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("cidrhost")
                            .with("prefix", STRING)
                            .with("hostnum", NUMBER)
                            .gives(STRING, NetworkFunctions::host),
                    Function.named("cidrnetmask")
                            .with("prefix", STRING)
                            .gives(STRING, NetworkFunctions::netmask),
                    Function.named("cidrsubnet")
                            .with("prefix", STRING)
                            .with("newbits", NUMBER)
                            .with("netnum", NUMBER)
                            .gives(STRING, NetworkFunctions::subnet),
                    Function.named("cidrsubnets")
                            .with("prefix", STRING)
                            .withAny("newbits", NUMBER)
                            .gives(Type.list(STRING), NetworkFunctions::subnets));

    private static Value host(List<Value> args) throws FunctionFault {
        var prefix = Prefix.parse(Arguments.text(args, 0));
        var number = whole(args, 1);
        int hostBits = prefix.hostBits();
        var size = BigInteger.ONE.shiftLeft(hostBits);
        var offset = number.signum() < 0 ? size.add(number) : number;
        if (offset.signum() < 0 || offset.compareTo(size) >= 0) {
            throw new FunctionFault(
                    "prefix of %d does not accommodate a host numbered %s"
                            .formatted(prefix.length(), number));
        }
        return Value.of(new Prefix(prefix.network().add(offset), 0, prefix.bits()).address());
    }

    private static Value netmask(List<Value> args) throws FunctionFault {
        var prefix = Prefix.parse(Arguments.text(args, 0));
        if (prefix.bits() != 32) {
            throw new FunctionFault(
                    "IPv6 addresses cannot have a netmask: " + args.get(0).asText().orElse(""));
        }
        return Value.of(new Prefix(prefix.mask(), 0, 32).address());
    }

    private static Value subnet(List<Value> args) throws FunctionFault {
        var prefix = Prefix.parse(Arguments.text(args, 0));
        var newBits = whole(args, 1);
        var number = whole(args, 2);
        return Value.of(prefix.subnet(newBits, number).toString());
    }

    private static Value subnets(List<Value> args) throws FunctionFault {
        var prefix = Prefix.parse(Arguments.text(args, 0));
        var subnets = new ArrayList<Value>();
        var next = prefix.network();
        var end = next.add(BigInteger.ONE.shiftLeft(prefix.hostBits()));
        for (int i = 1; i < args.size(); i++) {
            var newBits = whole(args, i);
            if (newBits.signum() < 1) {
                throw new FunctionFault(i, "must extend prefix by at least one bit");
            }
            if (newBits.compareTo(BigInteger.valueOf(32)) > 0) {
                throw new FunctionFault(i, "may not extend prefix by more than 32 bits");
            }
            int length = prefix.length() + newBits.intValueExact();
            if (length > prefix.bits()) {
                throw new FunctionFault(
                        i,
                        "would extend prefix to %d bits, which is too long for an %s address"
                                .formatted(length, prefix.bits() == 32 ? "IPv4" : "IPv6"));
            }
            var size = BigInteger.ONE.shiftLeft(prefix.bits() - length);
            var start = next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
            if (start.add(size).compareTo(end) > 0) {
                throw new FunctionFault(
                        i,
                        "not enough remaining address space for a subnet with a prefix of "
                                + length
                                + " bits after "
                                + (subnets.isEmpty()
                                        ? "the start"
                                        : subnets.getLast().asText().orElse("")));
            }
            subnets.add(Value.of(new Prefix(start, length, prefix.bits()).toString()));
            next = start.add(size);
        }
        return Value.list(STRING, subnets);
    }

    private static BigInteger whole(List<Value> args, int index) throws FunctionFault {
        BigDecimal number = args.get(index).asNumber().orElseThrow();
        if (number.stripTrailingZeros().scale() > 0) {
            throw new FunctionFault(index, "a whole number is required");
        }
        return number.toBigInteger();
    }
}
