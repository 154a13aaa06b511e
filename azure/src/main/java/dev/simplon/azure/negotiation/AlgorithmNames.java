package dev.simplon.azure.negotiation;

import java.util.Map;
import java.util.Optional;

/// The names of algorithms: as a proposal is written (`aes256`), as strongSwan reports what was
/// chosen (`AES_CBC_256`: its algorithm, and its key size if it has one), and as a person reads it
/// (`AES256`). Prediction and measurement both speak the second.
public final class AlgorithmNames {
    private static final Map<String, String> ENCRYPTION =
            Map.of(
                    "aes128", "AES_CBC_128",
                    "aes192", "AES_CBC_192",
                    "aes256", "AES_CBC_256",
                    "aes128gcm16", "AES_GCM_16_128",
                    "aes192gcm16", "AES_GCM_16_192",
                    "aes256gcm16", "AES_GCM_16_256",
                    "3des", "3DES_CBC",
                    "des", "DES_CBC",
                    "null", "NULL");

    private static final Map<String, String> INTEGRITY =
            Map.of(
                    "md5", "HMAC_MD5_96",
                    "sha1", "HMAC_SHA1_96",
                    "sha256", "HMAC_SHA2_256_128",
                    "sha384", "HMAC_SHA2_384_192");

    private static final Map<String, String> PRF =
            Map.of(
                    "prfmd5", "PRF_HMAC_MD5",
                    "prfsha1", "PRF_HMAC_SHA1",
                    "prfsha256", "PRF_HMAC_SHA2_256",
                    "prfsha384", "PRF_HMAC_SHA2_384");

    private static final Map<String, String> GROUP =
            Map.of(
                    "modp768", "MODP_768",
                    "modp1024", "MODP_1024",
                    "modp2048", "MODP_2048",
                    "modp2048s256", "MODP_2048_256",
                    "ecp256", "ECP_256",
                    "ecp384", "ECP_384");

    private static final Map<String, String> SHOWN =
            Map.ofEntries(
                    Map.entry("AES_CBC_128", "AES128"),
                    Map.entry("AES_CBC_192", "AES192"),
                    Map.entry("AES_CBC_256", "AES256"),
                    Map.entry("AES_GCM_16_128", "GCMAES128"),
                    Map.entry("AES_GCM_16_192", "GCMAES192"),
                    Map.entry("AES_GCM_16_256", "GCMAES256"),
                    Map.entry("3DES_CBC", "DES3"),
                    Map.entry("DES_CBC", "DES"),
                    Map.entry("NULL", "None"),
                    Map.entry("HMAC_MD5_96", "MD5"),
                    Map.entry("HMAC_SHA1_96", "SHA1"),
                    Map.entry("HMAC_SHA2_256_128", "SHA256"),
                    Map.entry("HMAC_SHA2_384_192", "SHA384"),
                    Map.entry("PRF_HMAC_MD5", "MD5"),
                    Map.entry("PRF_HMAC_SHA1", "SHA1"),
                    Map.entry("PRF_HMAC_SHA2_256", "SHA256"),
                    Map.entry("PRF_HMAC_SHA2_384", "SHA384"),
                    Map.entry("MODP_768", "DHGroup1"),
                    Map.entry("MODP_1024", "DHGroup2"),
                    Map.entry("MODP_2048", "DHGroup14"),
                    Map.entry("MODP_2048_256", "DHGroup24"),
                    Map.entry("ECP_256", "ECP256"),
                    Map.entry("ECP_384", "ECP384"));

    private AlgorithmNames() {}

    /// `aes256`: `AES_CBC_256`. Empty if the word is no cipher that Azure knows.
    public static Optional<String> encryption(String word) {
        return Optional.ofNullable(ENCRYPTION.get(word));
    }

    /// `sha1`: `HMAC_SHA1_96`.
    public static Optional<String> integrity(String word) {
        return Optional.ofNullable(INTEGRITY.get(word));
    }

    /// `prfsha256`: `PRF_HMAC_SHA2_256`.
    public static Optional<String> prf(String word) {
        return Optional.ofNullable(PRF.get(word));
    }

    /// `modp1024`: `MODP_1024`.
    public static Optional<String> group(String word) {
        return Optional.ofNullable(GROUP.get(word));
    }

    /// The reported name in Azure's words: `AES_CBC_256` is `AES256`, `MODP_1024` is `DHGroup2`. A
    /// name that is not known stays as it is.
    public static String shown(String reported) {
        return SHOWN.getOrDefault(reported, reported);
    }
}
