/// The ARM-compatible local Azure: an HTTPS server on loopback, with its store and its tokens.
module dev.simplon.cloud {
    requires transitive dev.simplon.azure;
    requires transitive dev.simplon.values;
    requires com.github.kagkarlsson.scheduler;
    requires com.nimbusds.jose.jwt;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires io.helidon.common.tls;
    requires io.helidon.http;
    requires io.helidon.webserver;
    requires java.logging;
    requires java.net.http;
    requires java.sql;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.jdbi.v3.core;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports dev.simplon.cloud;
    exports dev.simplon.cloud.client;
    exports dev.simplon.cloud.fault;
    exports dev.simplon.cloud.spi;
}
