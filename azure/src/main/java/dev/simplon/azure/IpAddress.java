package dev.simplon.azure;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Optional;

/// One IPv4 or IPv6 address.
public record IpAddress(IPAddress inet) {
    /// Empty if the text is not the literal of a single address.
    public static Optional<IpAddress> parse(String text) {
        if (text.indexOf('/') >= 0) {
            return Optional.empty();
        }
        var address = new IPAddressString(text).getAddress();
        return address == null || address.isMultiple() || !text.equals(address.toCanonicalString())
                ? Optional.empty()
                : Optional.of(new IpAddress(address));
    }

    @Override
    public String toString() {
        return inet.toCanonicalString();
    }
}
