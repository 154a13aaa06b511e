package dev.simplon.cloud.identity;

import dev.simplon.cloud.identity.Issuer.Issued;
import dev.simplon.cloud.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The cloud's own certificate authority, and the certificate for `localhost` and 127.0.0.1 that it
/// issued. Both are made at first start and kept; at a start near the end of their time they are
/// made anew.
public final class Authority {
    /// What clients must trust, in the data directory.
    public static final String CA_FILE = "ca.pem";

    private static final String CA_KEY = "ca-key.pem";
    private static final String SERVER_FILE = "server.pem";
    private static final String SERVER_KEY = "server-key.pem";
    private static final Duration SERVER_VALIDITY = Duration.ofDays(397);
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final Path caFile;
    private final X509Certificate ca;
    private final Issued server;

    private Authority(Path caFile, X509Certificate ca, Issued server) {
        this.caFile = caFile;
        this.ca = ca;
        this.server = server;
    }

    /// @param now by which "near the end" is judged
    public static Authority of(DataDirectory directory, Instant now)
            throws IOException, GeneralSecurityException {
        var ca = kept(directory, CA_KEY, CA_FILE, now.plus(SERVER_VALIDITY));
        if (ca.isEmpty()) {
            ca = Optional.of(Issuer.selfSigned(now));
            keep(directory, CA_KEY, CA_FILE, ca.get());
        }
        var issuer = ca.get();
        var server =
                kept(directory, SERVER_KEY, SERVER_FILE, now.plus(RENEWAL))
                        .filter(s -> isIssuedBy(s.certificate(), issuer.certificate()));
        if (server.isEmpty()) {
            server = Optional.of(Issuer.forServer(issuer, now, SERVER_VALIDITY));
            keep(directory, SERVER_KEY, SERVER_FILE, server.get());
        }
        return new Authority(directory.file(CA_FILE), issuer.certificate(), server.get());
    }

    public Path caFile() {
        return caFile;
    }

    /// TLS as the server speaks it.
    public SSLContext tls() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var password = new char[0];
        store.setKeyEntry(
                "server", server.key(), password, new Certificate[] {server.certificate(), ca});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Optional<Issued> kept(
            DataDirectory directory, String keyName, String certificateName, Instant until)
            throws IOException, GeneralSecurityException {
        var key = directory.read(keyName);
        var certificate = directory.read(certificateName);
        if (key.isEmpty() || certificate.isEmpty()) {
            return Optional.empty();
        }
        var issued =
                new Issued(Pem.readKey(key.get(), "EC"), Pem.readCertificate(certificate.get()));
        return issued.certificate().getNotAfter().toInstant().isBefore(until)
                ? Optional.empty()
                : Optional.of(issued);
    }

    private static void keep(
            DataDirectory directory, String keyName, String certificateName, Issued issued)
            throws IOException, GeneralSecurityException {
        directory.write(keyName, Pem.key(issued.key()));
        directory.write(certificateName, Pem.certificate(issued.certificate()));
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
