package dev.simplon.cloud.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.DocumentSource;
import dev.simplon.cloud.document.Edit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/// The addresses that the cloud gives to public IP addresses: from 198.18.0.0/15, which is set
/// apart for tests of network devices and never routed in the Internet (RFC 2544). The same id gets
/// the same address, unless another has it.
final class PublicAddresses {
    private static final int FIRST = (198 << 24) | (18 << 16);
    private static final int SIZE = 1 << 17;

    private PublicAddresses() {}

    /// @param others none of their addresses is given again, nor any address of an on-premises
    ///   device
    static String pick(ResourceId id, DocumentSource others) {
        var taken = taken(id, others);
        int at = hash(id.key()) % SIZE;
        for (int tried = 0; tried < SIZE; tried++) {
            int offset = (at + tried) % SIZE;
            int last = offset & 0xff;
            var address = text(FIRST + offset);
            if (last != 0 && last != 255 && !taken.contains(address)) {
                return address;
            }
        }
        throw new IllegalStateException("198.18.0.0/15 is used up");
    }

    private static Set<String> taken(ResourceId id, DocumentSource others) {
        var taken = new HashSet<String>();
        for (var other : others.ofType(EmulatedType.PUBLIC_ADDRESS.fullName())) {
            if (!other.id().equals(id)) {
                taken.add(Edit.text(other.body(), "properties", "ipAddress"));
            }
        }
        for (var device : others.ofType(EmulatedType.LOCAL_GATEWAY.fullName())) {
            taken.add(Edit.text(device.body(), "properties", "gatewayIpAddress"));
        }
        return taken;
    }

    private static int hash(String key) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return ((digest[0] & 0x7f) << 24)
                    | ((digest[1] & 0xff) << 16)
                    | ((digest[2] & 0xff) << 8)
                    | (digest[3] & 0xff);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(int address) {
        return "%d.%d.%d.%d"
                .formatted(
                        (address >>> 24) & 0xff,
                        (address >>> 16) & 0xff,
                        (address >>> 8) & 0xff,
                        address & 0xff);
    }
}
