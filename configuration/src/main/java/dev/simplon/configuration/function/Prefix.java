package dev.simplon.configuration.function;

import java.math.BigInteger;
import java.util.ArrayList;

/// An address and the length of its network part, as the network functions calculate with them.
///
/// @param number the address as a number; bits behind the prefix may be set
/// @param bits 32 (IPv4) or 128 (IPv6)
record Prefix(BigInteger number, int length, int bits) {
    static Prefix parse(String text) throws FunctionFault {
        int slash = text.indexOf('/');
        var digits = slash < 0 ? "" : text.substring(slash + 1);
        if (digits.isEmpty()
                || digits.length() > 3
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw invalid(text);
        }
        int length = Integer.parseInt(digits);
        var address = text.substring(0, slash);
        boolean four = address.indexOf(':') < 0;
        var number = four ? four(address, text) : six(address, text);
        int bits = four ? 32 : 128;
        if (length > bits) {
            throw invalid(text);
        }
        return new Prefix(number, length, bits);
    }

    private static FunctionFault invalid(String text) {
        return new FunctionFault("invalid CIDR expression: invalid CIDR address: " + text);
    }

    private static BigInteger four(String address, String whole) throws FunctionFault {
        var octets = address.split("\\.", -1);
        if (octets.length != 4) {
            throw invalid(whole);
        }
        var number = BigInteger.ZERO;
        for (var octet : octets) {
            if (octet.isEmpty()
                    || octet.length() > 3
                    || !octet.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(octet) > 255) {
                throw invalid(whole);
            }
            number = number.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(octet)));
        }
        return number;
    }

    private static BigInteger six(String address, String whole) throws FunctionFault {
        int gap = address.indexOf("::");
        var head = groups(gap < 0 ? address : address.substring(0, gap), whole);
        var tail = gap < 0 ? new ArrayList<Integer>() : groups(address.substring(gap + 2), whole);
        int missing = 8 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            throw invalid(whole);
        }
        for (int i = 0; i < missing; i++) {
            head.add(0);
        }
        head.addAll(tail);
        var number = BigInteger.ZERO;
        for (int group : head) {
            number = number.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return number;
    }

    private static ArrayList<Integer> groups(String text, String whole) throws FunctionFault {
        var groups = new ArrayList<Integer>();
        if (text.isEmpty()) {
            return groups;
        }
        var words = text.split(":", -1);
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            if (i == words.length - 1 && word.indexOf('.') >= 0) {
                int number = four(word, whole).intValue();
                groups.add(number >>> 16);
                groups.add(number & 0xFFFF);
            } else if (word.isEmpty()
                    || word.length() > 4
                    || !word.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                throw invalid(whole);
            } else {
                groups.add(Integer.parseInt(word, 16));
            }
        }
        return groups;
    }

    int hostBits() {
        return bits - length;
    }

    BigInteger mask() {
        return BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE).shiftLeft(hostBits());
    }

    BigInteger network() {
        return number.and(mask());
    }

    Prefix subnet(BigInteger newBits, BigInteger index) throws FunctionFault {
        var longer = BigInteger.valueOf(length).add(newBits);
        if (newBits.signum() < 0 || longer.compareTo(BigInteger.valueOf(bits)) > 0) {
            throw new FunctionFault(
                    newBits.signum() < 0
                            ? "must extend prefix by at least one bit"
                            : "insufficient address space to extend prefix of %d by %s"
                                    .formatted(length, newBits));
        }
        var count = BigInteger.ONE.shiftLeft(newBits.intValueExact());
        var from = index.signum() < 0 ? count.add(index) : index;
        if (from.signum() < 0 || from.compareTo(count) >= 0) {
            throw new FunctionFault(
                    "prefix extension of %s does not accommodate a subnet numbered %s"
                            .formatted(newBits, index));
        }
        int newLength = longer.intValueExact();
        return new Prefix(network().or(from.shiftLeft(bits - newLength)), newLength, bits);
    }

    /// The address alone; IPv6 in the shortest form (RFC 5952).
    String address() {
        if (bits == 32) {
            int address = number.intValue();
            return "%d.%d.%d.%d"
                    .formatted(
                            address >>> 24,
                            (address >>> 16) & 255,
                            (address >>> 8) & 255,
                            address & 255);
        }
        var groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = number.shiftRight(112 - 16 * i).intValue() & 0xFFFF;
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return address() + "/" + length;
    }
}
