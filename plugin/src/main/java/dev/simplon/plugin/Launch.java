package dev.simplon.plugin;

import dev.simplon.plugin.log.LogLevel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Terraform asks of a provider's process, through its environment.
///
/// @param byTerraform whether the magic cookie is there and right: else a person has started the
///   program by hand
/// @param protocol 5 or 6: the highest that the client speaks too; 5 if it speaks neither, and then
///   the client says so
/// @param clientCertificate in PEM: the one that the client will show, and that alone is let in.
///   Empty: no TLS
/// @param firstPort where the listener looks for a free port first; 0 for any port
/// @param lastPort the last that it tries
/// @param tellsMultiplexing whether the handshake line says that connections are not multiplexed
/// @param staysOn whether the server outlives its clients: Terraform attaches to it, and neither
///   starts nor ends it
public record Launch(
        boolean byTerraform,
        int protocol,
        Optional<String> clientCertificate,
        int firstPort,
        int lastPort,
        boolean tellsMultiplexing,
        boolean staysOn,
        LogLevel logLevel) {
    /// The variable by whose value a provider knows that Terraform has started it.
    public static final String COOKIE_NAME = "TF_PLUGIN_MAGIC_COOKIE";

    public static final String COOKIE =
            "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    public static Launch of(Map<String, String> environment) {
        return new Launch(
                COOKIE.equals(environment.get(COOKIE_NAME)),
                negotiated(environment.get("PLUGIN_PROTOCOL_VERSIONS")),
                Optional.ofNullable(environment.get("PLUGIN_CLIENT_CERT"))
                        .filter(pem -> !pem.isBlank()),
                port(environment.get("PLUGIN_MIN_PORT")),
                port(environment.get("PLUGIN_MAX_PORT")),
                !environment.getOrDefault("PLUGIN_MULTIPLEX_GRPC", "").isEmpty(),
                false,
                LogLevel.of(environment));
    }

    /// A server to which Terraform attaches through `TF_REATTACH_PROVIDERS`: on any port, without
    /// TLS, until it is closed.
    public static Launch toAttach(int protocol, LogLevel logLevel) {
        return new Launch(false, protocol, Optional.empty(), 0, 0, false, true, logLevel);
    }

    private static int negotiated(@Nullable String offered) {
        return Arrays.stream((offered == null ? "" : offered).split(","))
                .map(String::strip)
                .filter(version -> version.equals("5") || version.equals("6"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(5);
    }

    /// 0 if the text is no port.
    private static int port(@Nullable String text) {
        try {
            int port = text == null ? 0 : Integer.parseInt(text.strip());
            return port > 0 && port <= 65_535 ? port : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
