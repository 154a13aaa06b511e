package dev.simplon.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeepingBuilderTest {
    @Test
    void theOneClientEndsWithIt() {
        var builder = new KeepingBuilder(HttpClient.newBuilder());
        var client =
                builder.connectTimeout(Duration.ofSeconds(1))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        assertThat(builder.build()).isSameAs(client);
        builder.close();
        assertThat(client.isTerminated()).isTrue();
        assertThat(client.connectTimeout()).hasValue(Duration.ofSeconds(1));
        assertThat(client.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void whoHasBuiltNothingClosesNothing() {
        assertThatNoException()
                .isThrownBy(() -> new KeepingBuilder(HttpClient.newBuilder()).close());
    }
}
