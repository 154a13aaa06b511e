package dev.simplon.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeepingBuilderTest {
    @Test
    void everyClientEndsWithIt() {
        var builder = new KeepingBuilder(HttpClient.newBuilder());
        var first = builder.connectTimeout(Duration.ofSeconds(1)).build();
        var second = builder.version(HttpClient.Version.HTTP_1_1).build();
        builder.close();
        assertThat(first.isTerminated()).isTrue();
        assertThat(second.isTerminated()).isTrue();
        assertThat(first.connectTimeout()).hasValue(Duration.ofSeconds(1));
        assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
}
