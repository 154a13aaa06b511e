package dev.simplon.azure.network;

import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One entry of a connection's `ipsecPolicies`, with Azure's names, and what they are in
/// strongSwan's notation.
///
/// Source: measured for every combination with strongSwan 5.9.8 on 2026-11-24; the random functions
/// of the AEAD ciphers in IKE are our choice, since Azure does not name them.
record IpsecPolicy(
        String ikeEncryption,
        String ikeIntegrity,
        String dhGroup,
        String ipsecEncryption,
        String ipsecIntegrity,
        String pfsGroup,
        long saLifetimeSeconds,
        long saKilobytes) {
    private static final Map<String, String> CIPHERS =
            Map.of(
                    "None", "null",
                    "DES", "des",
                    "DES3", "3des",
                    "AES128", "aes128",
                    "AES192", "aes192",
                    "AES256", "aes256",
                    "GCMAES128", "aes128gcm16",
                    "GCMAES192", "aes192gcm16",
                    "GCMAES256", "aes256gcm16");

    private static final Map<String, String> INTEGRITIES =
            Map.of("MD5", "md5", "SHA1", "sha1", "SHA256", "sha256", "SHA384", "sha384");

    private static final Map<String, String> GROUPS =
            Map.ofEntries(
                    Map.entry("DHGroup1", "modp768"),
                    Map.entry("PFS1", "modp768"),
                    Map.entry("DHGroup2", "modp1024"),
                    Map.entry("PFS2", "modp1024"),
                    Map.entry("DHGroup14", "modp2048"),
                    Map.entry("DHGroup2048", "modp2048"),
                    Map.entry("PFS14", "modp2048"),
                    Map.entry("PFS2048", "modp2048"),
                    Map.entry("DHGroup24", "modp2048s256"),
                    Map.entry("PFS24", "modp2048s256"),
                    Map.entry("ECP256", "ecp256"),
                    Map.entry("ECP384", "ecp384"));

    /// Empty if a member is missing.
    static Optional<IpsecPolicy> of(Value policy) {
        var complete =
                Stream.of(
                                "ikeEncryption",
                                "ikeIntegrity",
                                "dhGroup",
                                "ipsecEncryption",
                                "ipsecIntegrity",
                                "pfsGroup")
                        .allMatch(name -> policy.member(name).flatMap(Value::asText).isPresent());
        if (!complete) {
            return Optional.empty();
        }
        return Optional.of(
                new IpsecPolicy(
                        text(policy, "ikeEncryption"),
                        text(policy, "ikeIntegrity"),
                        text(policy, "dhGroup"),
                        text(policy, "ipsecEncryption"),
                        text(policy, "ipsecIntegrity"),
                        text(policy, "pfsGroup"),
                        number(policy, "saLifeTimeSeconds").orElse(DefaultOffers.SA_SECONDS),
                        number(policy, "saDataSizeKilobytes").orElse(DefaultOffers.SA_KILOBYTES)));
    }

    /// `aes256-sha256-modp2048`, `aes256gcm16-prfsha384-ecp384`. What is no possible proposal is
    /// written so that nobody takes it for one: without a group it has none, and a name that does
    /// not go with the others stays Azure's (`aes256-gcmaes256-ecp384`). charon refuses to load it.
    String ikeProposal() {
        var aead = ikeEncryption.startsWith("GCM");
        var protection = aead ? random(ikeIntegrity) : named(INTEGRITIES, ikeIntegrity);
        var proposal = named(CIPHERS, ikeEncryption) + "-" + protection;
        return dhGroup.equals("None") ? proposal : proposal + "-" + named(GROUPS, dhGroup);
    }

    /// `aes256-sha1`, `aes256gcm16-modp2048`, `null-sha256`; what is no possible proposal as in
    /// IKE: `gcmaes256-sha256`.
    String espProposal() {
        var group = pfsGroup.equals("PFSMM") ? dhGroup : pfsGroup;
        var algorithms = espAlgorithms();
        return group.equals("None") ? algorithms : algorithms + "-" + named(GROUPS, group);
    }

    private String espAlgorithms() {
        if (ipsecEncryption.startsWith("GCM")) {
            return ipsecEncryption.equals(ipsecIntegrity)
                    ? named(CIPHERS, ipsecEncryption)
                    : ipsecEncryption.toLowerCase(Locale.ROOT)
                            + "-"
                            + named(INTEGRITIES, ipsecIntegrity);
        }
        return named(CIPHERS, ipsecEncryption) + "-" + named(INTEGRITIES, ipsecIntegrity);
    }

    private static String random(String ikeIntegrity) {
        return switch (ikeIntegrity) {
            case "GCMAES128" -> "prfsha256";
            case "GCMAES256" -> "prfsha384";
            default -> "prf" + named(INTEGRITIES, ikeIntegrity);
        };
    }

    private static String named(Map<String, String> names, String azure) {
        return names.getOrDefault(azure, azure.toLowerCase(Locale.ROOT));
    }

    private static String text(Value policy, String name) {
        return policy.member(name).flatMap(Value::asText).orElseThrow();
    }

    private static Optional<Long> number(Value policy, String name) {
        return policy.member(name).flatMap(Value::asNumber).map(BigDecimal::longValue);
    }
}
