package dev.simplon.cloud.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// Keys and certificates as text (RFC 7468).
final class Pem {
    private Pem() {}

    static String certificate(X509Certificate certificate) throws GeneralSecurityException {
        return wrap("CERTIFICATE", certificate.getEncoded());
    }

    static String key(PrivateKey key) {
        return wrap("PRIVATE KEY", key.getEncoded());
    }

    static X509Certificate readCertificate(String text) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    static PrivateKey readKey(String text, String algorithm)
            throws GeneralSecurityException, IOException {
        var base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            throw new IOException("a key is damaged", e);
        }
    }

    private static String wrap(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        label,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                        label);
    }
}
