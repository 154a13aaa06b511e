package dev.simplon.plugin.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// The server's half of go-plugin's AutoMTLS: each end makes a certificate for this launch alone
/// and tells it to the other (the client in `PLUGIN_CLIENT_CERT`, the server in its handshake
/// line), and each trusts nothing else.
///
/// Certificate and TLS are made on a thread of their own, since at the start of a JVM they take as
/// long as everything else together.
public final class AutoMtls {
    private static final String HEAD = "-----BEGIN CERTIFICATE-----";
    private static final String FOOT = "-----END CERTIFICATE-----";
    private static final byte SEQUENCE = 0x30;

    private final FutureTask<OwnCertificate> own;
    private final FutureTask<SSLContext> tls;

    private AutoMtls(byte[] client) {
        own = new FutureTask<>(() -> OwnCertificate.make(Clock.systemUTC().instant()));
        tls = new FutureTask<>(() -> context(client));
    }

    /// Begins to make what is needed.
    ///
    /// @param clientPem what `PLUGIN_CLIENT_CERT` holds
    /// @throws CertificateException if that is not a certificate in PEM
    public static AutoMtls begin(String clientPem) throws CertificateException {
        var made = new AutoMtls(der(clientPem));
        Thread.ofPlatform()
                .daemon()
                .name("plugin-tls")
                .start(() -> {
                    made.own.run();
                    made.tls.run();
                });
        return made;
    }

    /// Waits until it is made.
    ///
    /// @throws IOException if it cannot be
    public OwnCertificate certificate() throws IOException {
        try {
            return own.get();
        } catch (ExecutionException e) {
            throw new IOException("a certificate cannot be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Listeners whose connections speak TLS, to the one client alone.
    public ServerSocketFactory listeners() {
        return new TlsListeners(tls);
    }

    private SSLContext context(byte[] client) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new OneKey(own)}, new TrustManager[] {new OnePeer(client)}, null);
        return context;
    }

    /// The certificate is not read before a client shows it: then the JDK has read it already.
    private static byte[] der(String pem) throws CertificateException {
        int head = pem.indexOf(HEAD);
        int foot = pem.indexOf(FOOT);
        if (head < 0 || foot < head) {
            throw new CertificateException("no " + HEAD);
        }
        try {
            var der = Base64.getMimeDecoder().decode(pem.substring(head + HEAD.length(), foot));
            if (der.length == 0 || der[0] != SEQUENCE) {
                throw new CertificateException("not a certificate in DER");
            }
            return der;
        } catch (IllegalArgumentException e) {
            throw new CertificateException("not in base64", e);
        }
    }
}
