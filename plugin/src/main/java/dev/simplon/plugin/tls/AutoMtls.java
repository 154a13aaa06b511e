package dev.simplon.plugin.tls;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.concurrent.Future;

/// go-plugin's AutoMTLS: each end makes a certificate for this launch alone and tells it to the
/// other (the client in `PLUGIN_CLIENT_CERT`, the server in its handshake line), and each trusts
/// nothing else.
public final class AutoMtls {
    private AutoMtls() {}

    /// The server's half.
    ///
    /// @param own may still be in the making; it is there before the first client is
    /// @param clientPem what `PLUGIN_CLIENT_CERT` holds
    /// @throws CertificateException if that is not a certificate in PEM
    public static ServerCredentials server(Future<OwnCertificate> own, String clientPem)
            throws CertificateException {
        return TlsServerCredentials.newBuilder()
                .keyManager(new OneKey(own))
                .trustManager(new OnePeer(certificate(clientPem)))
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    private static X509Certificate certificate(String pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
