package dev.simplon.resource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A provider's opaque bytes that travel with an object in plan and state; nobody else looks
/// inside.
///
/// @param base64 padded, as the state file holds them; the empty text for none
public record PrivateData(String base64) {
    public static final PrivateData NONE = new PrivateData("");

    public static PrivateData of(String text) {
        return new PrivateData(
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    public String text() {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    public boolean isEmpty() {
        return base64.isEmpty();
    }
}
