package dev.simplon.plugin.rpc;

import dev.simplon.resource.PrivateData;
import java.util.Base64;

/// Private data as it stands in a message.
final class PrivateBytes {
    private PrivateBytes() {}

    static byte[] of(PrivateData privateData) {
        return Base64.getDecoder().decode(privateData.base64());
    }
}
