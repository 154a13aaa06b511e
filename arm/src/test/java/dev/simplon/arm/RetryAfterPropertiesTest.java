package dev.simplon.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class RetryAfterPropertiesTest {
    @Test
    void secondsAreSeconds() {
        qt().forAll(integers().between(0, 999_999_999))
                .check(seconds ->
                        RetryAfter.parse(String.valueOf(seconds))
                                .filter(Duration.ofSeconds(seconds)::equals)
                                .isPresent());
    }

    @Test
    void datesAreTheTimeUntilThenAndNeverNegative() {
        qt().forAll(integers().between(-100_000, 100_000))
                .check(seconds -> {
                    var then = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds);
                    var wait =
                            RetryAfter.parse(DateTimeFormatter.RFC_1123_DATE_TIME.format(then))
                                    .orElseThrow();
                    return !wait.isNegative() && wait.toSeconds() <= Math.max(0, seconds);
                });
    }

    @Test
    void nothingElseIsUnderstood() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 20))
                .assuming(text -> !text.matches("\\d+"))
                .check(text -> RetryAfter.parse(text).isEmpty());
    }

    @Test
    void pausesDoubleUpToTenSeconds() {
        var pauses = Backoff.starting(Duration.ofMillis(50));
        var all = java.util.stream.Stream.generate(pauses::next).limit(12).toList();
        assertThat(all.getFirst()).isEqualTo(Duration.ofMillis(50));
        assertThat(all.get(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(all.getLast()).isEqualTo(Duration.ofSeconds(10));
    }
}
