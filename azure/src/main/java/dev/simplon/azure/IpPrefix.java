package dev.simplon.azure;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;

/// An IPv4 or IPv6 prefix in CIDR notation (RFC 4632) without host bits: `10.0.0.0/16`.
public record IpPrefix(IPAddress block) {
    public static final IpPrefix EVERYTHING = parse("0.0.0.0/0").orElseThrow();

    /// Empty if the text is no prefix, or has host bits set. An address without a length is not a
    /// prefix.
    public static Optional<IpPrefix> parse(String text) {
        if (text.indexOf('/') < 0) {
            return Optional.empty();
        }
        var address = new IPAddressString(text).getAddress();
        if (address == null || address.getNetworkPrefixLength() == null) {
            return Optional.empty();
        }
        var block = address.toPrefixBlock();
        return block.getLower().equals(address.getLower())
                ? Optional.of(new IpPrefix(block))
                : Optional.empty();
    }

    /// The network that an address with a length is in (`10.0.1.7/24`: `10.0.1.0/24`). Empty if the
    /// text is none.
    public static Optional<IpPrefix> around(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        var address = new IPAddressString(text).getAddress();
        return address == null
                        || address.getNetworkPrefixLength() == null
                        || IpAddress.parse(text.substring(0, slash)).isEmpty()
                ? Optional.empty()
                : Optional.of(new IpPrefix(address.toPrefixBlock()));
    }

    public int length() {
        return block.getNetworkPrefixLength();
    }

    public boolean contains(IpPrefix other) {
        return block.contains(other.block);
    }

    public boolean contains(IpAddress address) {
        return block.contains(address.inet());
    }

    public boolean overlaps(IpPrefix other) {
        return block.contains(other.block) || other.block.contains(block);
    }

    /// The lowest prefix of this length in here that overlaps none of those taken. Empty if there
    /// is no room for one.
    public Optional<IpPrefix> free(int length, Collection<IpPrefix> taken) {
        var candidate = length < length() ? Optional.<IpPrefix>empty() : Optional.of(first(length));
        while (candidate.isPresent()) {
            var here = candidate.get();
            var inTheWay = taken.stream().filter(here::overlaps).findFirst();
            if (inTheWay.isEmpty()) {
                return candidate;
            }
            candidate = behind(here.contains(inTheWay.get()) ? here : inTheWay.get(), length);
        }
        return Optional.empty();
    }

    private IpPrefix first(int length) {
        return new IpPrefix(block.getLower().setPrefixLength(length, false).toPrefixBlock());
    }

    /// The prefix of this length in here that begins where another ends.
    private Optional<IpPrefix> behind(IpPrefix other, int length) {
        if (other.block.contains(block.getUpper())) {
            return Optional.empty();
        }
        var next = other.block.getUpper().withoutPrefixLength().increment(1);
        return Optional.of(new IpPrefix(next.setPrefixLength(length, false).toPrefixBlock()));
    }

    /// How many addresses it holds.
    public BigInteger size() {
        return block.getCount();
    }

    /// The address `offset` places above the network address.
    public IpAddress host(long offset) {
        return new IpAddress(block.getLower().withoutPrefixLength().increment(offset));
    }

    /// The address `offset` places below the last one (0: the last one).
    public IpAddress hostFromEnd(long offset) {
        return new IpAddress(block.getUpper().withoutPrefixLength().increment(-offset));
    }

    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
