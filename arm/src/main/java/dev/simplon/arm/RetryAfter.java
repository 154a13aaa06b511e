package dev.simplon.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a service asks its client to wait.
///
/// Source: RFC 9110, section 10.2.3 (seconds or a date); `retry-after-ms` and `x-ms-retry-after-ms`
/// as azure-core reads them.
final class RetryAfter {
    private static final HttpHeaderName MILLISECONDS =
            HttpHeaderName.fromString("x-ms-retry-after-ms");
    private static final HttpHeaderName SHORT_MILLISECONDS =
            HttpHeaderName.fromString("retry-after-ms");

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse response) {
        for (var name : new HttpHeaderName[] {MILLISECONDS, SHORT_MILLISECONDS}) {
            var text = response.getHeaderValue(name);
            if (text != null && text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofMillis(Long.parseLong(text)));
            }
        }
        var text = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
        return text == null ? Optional.empty() : parse(text);
    }

    static Optional<Duration> parse(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var wait =
                    Duration.between(
                            ZonedDateTime.now(java.time.ZoneOffset.UTC),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
