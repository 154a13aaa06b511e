package dev.simplon.arm;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The JDK's HTTP client, trusting either the machine's authorities or those of one file.
final class Trust {
    private Trust() {}

    static HttpClient.Builder clientBuilder(Optional<Path> caFile) throws ArmException {
        var builder =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .followRedirects(HttpClient.Redirect.NEVER);
        if (caFile.isPresent()) {
            // A custom cloud speaks HTTP/1.1; not offering HTTP/2 saves loading it.
            builder.sslContext(only(caFile.get())).version(HttpClient.Version.HTTP_1_1);
        }
        return builder;
    }

    private static SSLContext only(Path caFile) throws ArmException {
        try (var in = Files.newInputStream(caFile)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new ArmException(
                    "The certificates to trust cannot be read from %s: %s. Give a PEM file."
                            .formatted(caFile, e.getMessage()),
                    0,
                    "",
                    false);
        }
    }
}
