package dev.simplon.azure.network;

import java.util.List;

/// What a gateway offers and accepts where its connection has no policy of its own, in strongSwan's
/// notation, in Azure's order. One list serves both roles: what it offers as initiator comes first,
/// what it accepts only as responder behind it.
///
/// Source: Microsoft, "About VPN devices and IPsec/IKE parameters"; both lists were run whole with
/// strongSwan 5.9.8 on 2026-11-24.
final class DefaultOffers {
    static final long SA_SECONDS = 27000;
    static final long SA_KILOBYTES = 102400000;
    static final long POLICY_BASED_SA_SECONDS = 3600;
    static final long DPD_SECONDS = 45;

    static final List<String> IKE =
            List.of(
                    "aes256-sha1-modp1024",
                    "aes256-sha256-modp1024",
                    "aes128-sha1-modp1024",
                    "aes128-sha256-modp1024",
                    "3des-sha1-modp1024",
                    "3des-sha256-modp1024");

    static final List<String> ESP =
            List.of(
                    "aes256gcm16",
                    "aes256-sha1",
                    "3des-sha1",
                    "aes256-sha256",
                    "aes128-sha1",
                    "3des-sha256",
                    // From here on as responder only.
                    "des-sha1",
                    "aes256-sha1-modp768",
                    "aes256-sha1-modp1024",
                    "aes256-sha1-modp2048",
                    "aes128-sha1-modp768",
                    "aes128-sha1-modp1024",
                    "aes128-sha1-modp2048",
                    "aes256-sha256-modp768",
                    "aes256-sha256-modp1024",
                    "aes256-sha256-modp2048",
                    "aes128-sha256-modp768",
                    "aes128-sha256-modp1024",
                    "aes128-sha256-modp2048",
                    "3des-sha1-modp768",
                    "3des-sha1-modp1024",
                    "3des-sha1-modp2048",
                    "3des-sha256-modp1024",
                    "aes256-sha1-modp2048s256",
                    "aes256-sha256-modp2048s256");

    static final List<String> POLICY_BASED_IKE =
            List.of(
                    "aes256-sha256-modp1024",
                    "aes256-sha1-modp1024",
                    "aes128-sha1-modp1024",
                    "3des-sha1-modp1024");

    static final List<String> POLICY_BASED_ESP =
            List.of("aes256-sha256", "aes256-sha1", "aes128-sha1", "3des-sha1");

    private DefaultOffers() {}
}
