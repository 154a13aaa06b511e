package dev.simplon.azurerm;

import dev.simplon.resource.Version;

/// Which version of Azure's interfaces a release of azurerm speaks. Seen on the wire for 3.60,
/// 3.117 and 4.20; between those and 4.81 inferred from the releases' vendored clients.
final class NetworkApi {
    private static final Version V3_107 = Version.of("3.107.0");
    private static final Version V4_20 = Version.of("4.20.0");
    private static final Version V4_41 = Version.of("4.41.0");
    private static final Version V5_0 = Version.of("5.0.0");

    /// The first of `Microsoft.Network` with which azurerm takes a connection's key from the
    /// service.
    static final String KEY_COMPUTED_SINCE = "2023-11-01";

    private NetworkApi() {}

    /// Of `Microsoft.Network`.
    static String network(Version version) {
        if (version.isFrom(V4_41)) {
            return "2025-01-01";
        }
        if (version.isFrom(V4_20)) {
            return "2024-05-01";
        }
        return version.isFrom(V3_107) ? KEY_COMPUTED_SINCE : "2022-07-01";
    }

    /// Of `Microsoft.Resources`.
    static String resources(Version version) {
        return version.isFrom(V5_0) ? "2023-07-01" : "2020-06-01";
    }

    /// Of subscriptions themselves.
    static String subscriptions(Version version) {
        return "2022-12-01";
    }
}
