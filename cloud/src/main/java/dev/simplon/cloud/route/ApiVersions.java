package dev.simplon.cloud.route;

import dev.simplon.cloud.operation.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// The rules about `api-version`. Network answers in one shape for every version from 2015-06-15
/// on; only what clients rely on differs ([#hidesSharedKey]).
final class ApiVersions {
    static final LocalDate FIRST = LocalDate.of(2015, 6, 15);
    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(-preview)?");
    private static final String SUPPORTED =
            "2025-01-01,2024-05-01,2024-03-01,2024-01-01,2023-11-01,2023-09-01,2023-06-01,"
                    + "2023-05-01,2023-04-01,2023-02-01,2022-11-01,2022-09-01,2022-07-01,"
                    + "2022-05-01,2022-01-01,2021-08-01,2021-04-01,2020-06-01,2019-11-01,"
                    + "2018-05-01,2016-09-01,2015-06-15";

    private ApiVersions() {}

    static String require(Request request) {
        return request.apiVersion()
                .orElseThrow(() ->
                        Refusal.manager(
                                400,
                                "MissingApiVersionParameter",
                                "The api-version query parameter (?api-version=) is"
                                        + " required for all requests."));
    }

    /// For Resource Manager's own resources.
    static void requireManager(Request request) {
        var version = require(request);
        if (date(version).equals(LocalDate.MIN)) {
            throw Refusal.manager(
                    400,
                    "InvalidApiVersionParameter",
                    "The api-version '%s' is invalid. The supported versions are '%s'."
                            .formatted(version, SUPPORTED));
        }
    }

    /// For the Network provider.
    static void requireNetwork(Request request, String bareType) {
        var version = require(request);
        if (date(version).isBefore(FIRST)) {
            throw Refusal.manager(
                    400,
                    "NoRegisteredProviderFound",
                    ("No registered resource provider found for location '%s' and API version '%s'"
                                    + " for type '%s'. The supported api-versions are '%s'. The"
                                    + " supported locations are '%s'.")
                            .formatted(
                                    "global",
                                    version,
                                    bareType,
                                    SUPPORTED.replace(",", ", "),
                                    String.join(", ", Region.names())));
        }
    }

    /// Newer services do not show a connection's key in the connection.
    static boolean hidesSharedKey(Request request) {
        return request.apiVersion()
                .map(v -> !date(v).isBefore(LocalDate.of(2023, 1, 1)))
                .orElse(true);
    }

    private static LocalDate date(String version) {
        var match = FORM.matcher(version);
        if (!match.matches()) {
            return LocalDate.MIN;
        }
        try {
            return LocalDate.parse(match.group(1));
        } catch (DateTimeException e) {
            return LocalDate.MIN;
        }
    }
}
