package dev.simplon.cloud.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates. Apart from [Authority], because Bouncy Castle takes a quarter of a second to
/// load (measured 2026-11-25) and is needed at the first start only.
final class Issuer {
    private static final Duration CA_VALIDITY = Duration.ofDays(3650);

    private Issuer() {}

    record Issued(PrivateKey key, X509Certificate certificate) {}

    static Issued selfSigned(Instant now) throws GeneralSecurityException {
        var pair = newKeys();
        var name = new X500Name("CN=Simplon local cloud, O=Simplon");
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        serial(),
                        before(now),
                        after(now, CA_VALIDITY),
                        name,
                        pair.getPublic());
        return issue(
                pair,
                pair.getPrivate(),
                builder,
                extensions -> {
                    extensions.addExtension(
                            Extension.basicConstraints, true, new BasicConstraints(0));
                    extensions.addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                    extensions.addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils()
                                    .createSubjectKeyIdentifier(pair.getPublic()));
                });
    }

    static Issued forServer(Issued ca, Instant now, Duration validity)
            throws GeneralSecurityException {
        var pair = newKeys();
        var builder =
                new JcaX509v3CertificateBuilder(
                        ca.certificate().getSubjectX500Principal(),
                        serial(),
                        before(now),
                        after(now, validity),
                        new javax.security.auth.x500.X500Principal("CN=localhost, O=Simplon"),
                        pair.getPublic());
        return issue(
                pair,
                ca.key(),
                builder,
                extensions -> {
                    extensions.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(
                                    new GeneralName[] {
                                        new GeneralName(GeneralName.dNSName, "localhost"),
                                        new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                                    }));
                    extensions.addExtension(
                            Extension.basicConstraints, true, new BasicConstraints(false));
                    extensions.addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                    extensions.addExtension(
                            Extension.extendedKeyUsage,
                            false,
                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                    extensions.addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils()
                                    .createAuthorityKeyIdentifier(ca.certificate()));
                });
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder)
                throws CertIOException, GeneralSecurityException;
    }

    private static Issued issue(
            KeyPair pair,
            PrivateKey signer,
            JcaX509v3CertificateBuilder builder,
            Extensions extensions)
            throws GeneralSecurityException {
        try {
            extensions.addTo(builder);
            var signed =
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
            return new Issued(
                    pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(signed));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException("the certificate could not be issued", e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(120, new SecureRandom());
    }

    /// A little earlier, for clients whose clock is late.
    @SuppressWarnings("JavaUtilDate") // Bouncy Castle asks for it
    private static Date before(Instant now) {
        return Date.from(now.minus(Duration.ofHours(1)));
    }

    @SuppressWarnings("JavaUtilDate")
    private static Date after(Instant now, Duration validity) {
        return Date.from(now.plus(validity));
    }
}
