package dev.simplon.plugin.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.Future;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The one key of one launch, without the detour through a key store.
final class OneKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "plugin";
    private static final String TYPE = "EdDSA";

    private final Future<OwnCertificate> own;

    /// @param own is there before the first client is
    OneKey(Future<OwnCertificate> own) {
        this.own = own;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return TYPE.equals(type) ? new String[] {ALIAS} : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return TYPE.equals(type) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return TYPE.equals(type) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {own.resultNow().certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return own.resultNow().key();
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
