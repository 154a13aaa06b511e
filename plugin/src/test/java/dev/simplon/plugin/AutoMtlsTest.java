package dev.simplon.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplon.plugin.log.LogLevel;
import dev.simplon.plugin.tls.OwnCertificate;
import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.World;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class AutoMtlsTest {
    @Test
    void clientThatWasAnnouncedIsLetInAndNobodyElse() throws Exception {
        var announced = OwnCertificate.make(Instant.now());
        var other = OwnCertificate.make(Instant.now());
        try (var server = serve(announced)) {
            var own = certificate(server);
            answers(server, credentials(Optional.of(announced), own));
            refuses(server, credentials(Optional.of(other), own));
            refuses(server, credentials(Optional.empty(), own));
            refuses(server, InsecureChannelCredentials.create());
            answers(server, credentials(Optional.of(announced), own));
        }
    }

    @Test
    void strangerWhoComesAndGoesDoesNotEndTheServer() throws Exception {
        var announced = OwnCertificate.make(Instant.now());
        try (var server = start(pem(announced), false)) {
            var own = certificate(server);
            var ended =
                    CompletableFuture.runAsync(() -> {
                        try {
                            server.awaitShutdown();
                        } catch (InterruptedException e) {
                            throw new CompletionException(e);
                        }
                    });
            refuses(server, InsecureChannelCredentials.create());
            refuses(server, credentials(Optional.empty(), own));
            answers(server, credentials(Optional.of(announced), own));
            assertThat(ended).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void serversInOneProcessDoNotKnowEachOthersClients() throws Exception {
        var one = OwnCertificate.make(Instant.now());
        var two = OwnCertificate.make(Instant.now());
        try (var first = serve(one);
                var second = serve(two)) {
            answers(first, credentials(Optional.of(one), certificate(first)));
            answers(second, credentials(Optional.of(two), certificate(second)));
            refuses(second, credentials(Optional.of(one), certificate(second)));
            refuses(first, credentials(Optional.of(one), certificate(second)));
        }
    }

    @Test
    void certificateIsWhatGoPluginsClientAsksFor() throws Exception {
        try (var server = serve(OwnCertificate.make(Instant.now()))) {
            var own = certificate(server);
            own.verify(own.getPublicKey());
            own.checkValidity();
            assertThat(own.getSubjectAlternativeNames()).containsExactly(List.of(2, "localhost"));
            assertThat(own.getBasicConstraints()).isNotNegative();
            assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
            assertThat(own.getKeyUsage()).startsWith(true, false, false, false, false, true);
            assertThat(own.getVersion()).isEqualTo(3);
            assertThat(own.getSerialNumber()).isPositive();
        }
    }

    @Test
    void certificateThatIsNoneIsToldSo() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> start("nothing", false))
                .withMessageContaining("PLUGIN_CLIENT_CERT is not a certificate");
    }

    private static PluginServer serve(OwnCertificate client) throws IOException {
        return start(pem(client), true);
    }

    private static PluginServer start(String pem, boolean staysOn) throws IOException {
        return PluginServer.start(
                new Launch(true, 6, Optional.of(pem), 0, 0, false, staysOn, LogLevel.OFF),
                Plugin.of(() -> new TestProvider(new World())),
                System.err);
    }

    private static String pem(OwnCertificate client) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(client.der())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static void answers(PluginServer server, ChannelCredentials credentials) {
        try (var client = new RawClient(server.port(), credentials)) {
            assertThat(client.call("grpc.health.v1.Health", "Check", new byte[0]))
                    .containsExactly(8, 1);
        }
    }

    private static void refuses(PluginServer server, ChannelCredentials credentials) {
        try (var client = new RawClient(server.port(), credentials)) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> client.call("grpc.health.v1.Health", "Check", new byte[0]))
                    .withMessageContaining("UNAVAILABLE");
        }
    }

    /// The certificate that the handshake line tells.
    private static X509Certificate certificate(PluginServer server)
            throws GeneralSecurityException, IOException {
        var line = server.handshakeLine();
        assertThat(line).matches("1\\|6\\|tcp\\|127\\.0\\.0\\.1:\\d+\\|grpc\\|[A-Za-z0-9+/]{51,}");
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(
                                        Base64.getDecoder().decode(line.split("\\|")[5])));
    }

    private static ChannelCredentials credentials(
            Optional<OwnCertificate> client, X509Certificate server)
            throws GeneralSecurityException, IOException {
        var builder = TlsChannelCredentials.newBuilder().trustManager(trusting(server));
        if (client.isPresent()) {
            builder.keyManager(showing(client.get()));
        }
        return builder.build();
    }

    private static TrustManager[] trusting(X509Certificate server)
            throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setCertificateEntry("server", server);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] showing(OwnCertificate client)
            throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setKeyEntry(
                "client", client.key(), new char[0], new X509Certificate[] {client.certificate()});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
