package dev.simplon.arm;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The token endpoint refused the credentials.
///
/// Source: Microsoft identity platform, error codes (`AADSTS7000215: Invalid client secret`).
final class TokenFailure {
    private static final Pattern CODE = Pattern.compile("AADSTS\\d+");

    private TokenFailure() {}

    static Optional<ArmException> from(String asked, @Nullable Throwable thrown, boolean accepted) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SignInRefused refused) {
                return Optional.of(
                        new ArmException(
                                "%s: no token: %s".formatted(asked, refused.getMessage()),
                                401,
                                "",
                                accepted));
            }
            var message = cause.getMessage();
            var code = CODE.matcher(message == null ? "" : message);
            if (code.find()) {
                return Optional.of(
                        new ArmException(
                                "%s: no token: %s".formatted(asked, firstLine(message, code)),
                                401,
                                code.group(),
                                accepted));
            }
        }
        return Optional.empty();
    }

    private static String firstLine(@Nullable String message, java.util.regex.Matcher code) {
        var said = message == null ? "" : message.substring(code.start());
        return said.lines().findFirst().orElse("");
    }
}
