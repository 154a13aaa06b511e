package dev.simplon.arm;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// Builds one client, gives the same to all who ask, and keeps it to close it: azure-core takes a
/// builder, and gives nothing back that could be closed. What is asked beside azure-core goes over
/// the same connections.
///
/// A client that is only forgotten holds its idle connections, with what went over them last, until
/// it is collected and half a minute is over.
final class KeepingBuilder implements HttpClient.Builder, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient.Builder builder;
    private @Nullable HttpClient built;

    KeepingBuilder(HttpClient.Builder builder) {
        this.builder = builder;
    }

    /// What is set after the first time has no effect.
    @Override
    public HttpClient build() {
        if (built == null) {
            built = builder.build();
        }
        return built;
    }

    /// Breaks off what is under way, and returns when the client has let go of its connections.
    @Override
    public void close() {
        if (built == null) {
            return;
        }
        built.shutdownNow();
        try {
            built.awaitTermination(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public KeepingBuilder cookieHandler(CookieHandler handler) {
        builder.cookieHandler(handler);
        return this;
    }

    @Override
    public KeepingBuilder connectTimeout(Duration timeout) {
        builder.connectTimeout(timeout);
        return this;
    }

    @Override
    public KeepingBuilder sslContext(SSLContext context) {
        builder.sslContext(context);
        return this;
    }

    @Override
    public KeepingBuilder sslParameters(SSLParameters parameters) {
        builder.sslParameters(parameters);
        return this;
    }

    @Override
    public KeepingBuilder executor(Executor executor) {
        builder.executor(executor);
        return this;
    }

    @Override
    public KeepingBuilder followRedirects(HttpClient.Redirect policy) {
        builder.followRedirects(policy);
        return this;
    }

    @Override
    public KeepingBuilder version(HttpClient.Version version) {
        builder.version(version);
        return this;
    }

    @Override
    public KeepingBuilder priority(int priority) {
        builder.priority(priority);
        return this;
    }

    @Override
    public KeepingBuilder proxy(ProxySelector selector) {
        builder.proxy(selector);
        return this;
    }

    @Override
    public KeepingBuilder authenticator(Authenticator authenticator) {
        builder.authenticator(authenticator);
        return this;
    }

    @Override
    public KeepingBuilder localAddress(@Nullable InetAddress address) {
        builder.localAddress(address);
        return this;
    }
}
