package dev.simplon.resource.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @Test
    void unitsAddUp() {
        assertThat(GoDuration.parse("1h30m")).contains(Duration.ofMinutes(90));
        assertThat(GoDuration.parse("1.5h")).contains(Duration.ofMinutes(90));
        assertThat(GoDuration.parse("90s")).contains(Duration.ofSeconds(90));
        assertThat(GoDuration.parse("5ms")).contains(Duration.ofMillis(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "ten minutes", "1h 30m", "-5m", "9999999999h"})
    void whatIsNoDurationIsNone(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
