package dev.simplon.cloud.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.simplon.cloud.store.DataDirectory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Access tokens: signed with a key that is kept, so that they outlive a restart.
///
/// Source: Microsoft identity platform, "Access token claims reference".
public final class Tokens {
    public static final Duration LIFETIME = Duration.ofSeconds(3599);
    private static final String KEY_FILE = "token-key.pem";
    private static final int MOST_REMEMBERED = 1000;

    private final RSAKey key;
    private final RSASSASigner signer;
    private final JWSVerifier verifier;
    private final Credentials credentials;
    private final InstantSource clock;

    /// What was verified before: a client sends one token with hundreds of requests, and RSA costs
    /// more than the rest of a small request.
    private final Map<String, Verdict.Good> good = new ConcurrentHashMap<>();

    private Tokens(RSAKey key, Credentials credentials, InstantSource clock) throws JOSEException {
        this.key = key;
        this.signer = new RSASSASigner(key);
        this.verifier = new RSASSAVerifier(key);
        this.credentials = credentials;
        this.clock = clock;
    }

    public static Tokens of(DataDirectory directory, Credentials credentials, InstantSource clock)
            throws IOException, GeneralSecurityException {
        var kept = directory.read(KEY_FILE);
        PrivateKey secret;
        if (kept.isPresent()) {
            secret = Pem.readKey(kept.get(), "RSA");
        } else {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            secret = generator.generateKeyPair().getPrivate();
            directory.write(KEY_FILE, Pem.key(secret));
        }
        var crt = (RSAPrivateCrtKey) secret;
        var open =
                (RSAPublicKey)
                        KeyFactory.getInstance("RSA")
                                .generatePublic(
                                        new RSAPublicKeySpec(
                                                crt.getModulus(), crt.getPublicExponent()));
        try {
            var key = new RSAKey.Builder(open).privateKey(secret).keyIDFromThumbprint().build();
            return new Tokens(key, credentials, clock);
        } catch (JOSEException e) {
            throw new GeneralSecurityException("the key for tokens cannot be used", e);
        }
    }

    /// The public half, as a JSON web key set.
    public String keySet() {
        return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
    }

    /// @param holder whose token it is
    /// @param audience the resource that the token is for
    @SuppressWarnings("JavaUtilDate") // Nimbus asks for it
    public String issue(Principal holder, String issuer, String audience) {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .audience(audience)
                        .issuer(issuer)
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .claim("appid", holder.clientId())
                        .claim("azp", holder.clientId())
                        .claim("appidacr", "1")
                        .claim("idtyp", "app")
                        .claim("idp", issuer)
                        .claim("oid", holder.objectId())
                        .subject(holder.objectId())
                        .claim("tid", credentials.tenantId())
                        .claim("uti", UUID.randomUUID().toString())
                        .claim("ver", "1.0")
                        .build();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return token.serialize();
    }

    /// What a token is worth.
    public sealed interface Verdict {
        /// @param until when it expires
        record Good(Principal holder, Instant until) implements Verdict {}

        record Unreadable() implements Verdict {}

        record Forged() implements Verdict {}

        record Expired(Instant at, Instant now) implements Verdict {}

        record OtherTenant(String tenant) implements Verdict {}

        record UnknownClient(String id) implements Verdict {}
    }

    public Verdict check(String text) {
        var known = good.get(text);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known;
        }
        var verdict = examine(text);
        if (verdict instanceof Verdict.Good fresh) {
            if (good.size() >= MOST_REMEMBERED) {
                good.clear();
            }
            good.put(text, fresh);
        }
        return verdict;
    }

    private Verdict examine(String text) {
        try {
            var token = SignedJWT.parse(text);
            if (!token.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                    || !token.verify(verifier)) {
                return new Verdict.Forged();
            }
            return check(token.getJWTClaimsSet());
        } catch (ParseException e) {
            return new Verdict.Unreadable();
        } catch (JOSEException e) {
            return new Verdict.Forged();
        }
    }

    @SuppressWarnings("JavaUtilDate")
    private Verdict check(JWTClaimsSet claims) throws ParseException {
        var now = clock.instant();
        var end = claims.getExpirationTime();
        if (end == null || !now.isBefore(end.toInstant())) {
            return new Verdict.Expired(end == null ? Instant.EPOCH : end.toInstant(), now);
        }
        var tenant = claims.getStringClaim("tid");
        if (tenant == null || !tenant.equalsIgnoreCase(credentials.tenantId())) {
            return new Verdict.OtherTenant(tenant == null ? "" : tenant);
        }
        var client = claims.getStringClaim("appid");
        var holder = credentials.ofClient(client == null ? "" : client);
        return holder.isPresent()
                ? new Verdict.Good(holder.get(), end.toInstant())
                : new Verdict.UnknownClient(client == null ? "" : client);
    }
}
