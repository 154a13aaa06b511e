package dev.simplon.plugin.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/// A fresh key and a certificate that it signs itself, for one launch: for `localhost`, and its own
/// authority, since the client trusts this certificate and no other.
///
/// The JDK reads certificates but has no public way to make one, so it is written here.
///
/// Source: RFC 5280, RFC 8410; hashicorp/go-plugin mtls.go for what the client asks of it.
public record OwnCertificate(PrivateKey key, X509Certificate certificate) {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration VALIDITY = Duration.ofDays(365);

    private static final byte[] ED25519 = Der.sequence(Der.identifier(1, 3, 101, 112));
    private static final byte[] ECDSA_WITH_SHA512 =
            Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 4));
    private static final byte[] NAME =
            Der.sequence(
                    Der.set(Der.sequence(Der.identifier(2, 5, 4, 10), Der.text("Simplon"))),
                    Der.set(Der.sequence(Der.identifier(2, 5, 4, 3), Der.text("localhost"))));

    /// @throws GeneralSecurityException if the JDK lacks Ed25519
    public static OwnCertificate make(Instant now) throws GeneralSecurityException {
        var algorithm = "Ed25519";
        var keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        return make(now, keys, Signature.getInstance(algorithm), ED25519);
    }

    /// One on P-521, as the client has it: for whoever plays the client.
    ///
    /// @throws GeneralSecurityException if the JDK lacks P-521 or ECDSA
    public static OwnCertificate makeForClient(Instant now) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp521r1"));
        return make(
                now,
                generator.generateKeyPair(),
                Signature.getInstance("SHA512withECDSA"),
                ECDSA_WITH_SHA512);
    }

    private static OwnCertificate make(
            Instant now, KeyPair keys, Signature signature, byte[] algorithm)
            throws GeneralSecurityException {
        var random = new SecureRandom();
        var told =
                Der.sequence(
                        Der.explicit(0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(127, random).setBit(126)),
                        algorithm,
                        NAME,
                        Der.sequence(
                                Der.time(now.minus(CLOCKS_DIFFER)), Der.time(now.plus(VALIDITY))),
                        NAME,
                        keys.getPublic().getEncoded(),
                        Der.explicit(3, extensions()));
        signature.initSign(keys.getPrivate());
        signature.update(told);
        var der = Der.sequence(told, algorithm, Der.bits(0, signature.sign()));
        return new OwnCertificate(keys.getPrivate(), read(der));
    }

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read from its bytes", e);
        }
    }

    private static byte[] extensions() {
        int digitalSignature = 0x80;
        int keyCertSign = 0x04;
        return Der.sequence(
                critical(Der.identifier(2, 5, 29, 19), Der.sequence(Der.bool())),
                critical(
                        Der.identifier(2, 5, 29, 15),
                        Der.bits(2, new byte[] {(byte) (digitalSignature | keyCertSign)})),
                extension(
                        Der.identifier(2, 5, 29, 37),
                        Der.sequence(Der.identifier(1, 3, 6, 1, 5, 5, 7, 3, 1))),
                extension(
                        Der.identifier(2, 5, 29, 17),
                        Der.sequence(Der.implicit(2, "localhost".getBytes(US_ASCII)))));
    }

    private static byte[] critical(byte[] identifier, byte[] value) {
        return Der.sequence(identifier, Der.bool(), Der.octets(value));
    }

    private static byte[] extension(byte[] identifier, byte[] value) {
        return Der.sequence(identifier, Der.octets(value));
    }

    private static X509Certificate read(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }
}
