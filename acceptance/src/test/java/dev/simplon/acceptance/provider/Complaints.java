package dev.simplon.acceptance.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What terraform says of a provider that does not keep to the protocol: aloud, or in its log where
/// it bears with the older type system.
///
/// Three things are borne with, which azurerm's schema leaves no other way and which terraform
/// writes of the real azurerm too: defaults on arguments that are not computed; the gateway's
/// `bgp_settings`, a block that the service fills where it is left out; and the inline subnets of a
/// network, of which the service computes parts.
final class Complaints {
    private static final List<String> ALOUD =
            List.of(
                    "roduced inconsistent",
                    "roduced invalid",
                    "roduced an invalid",
                    "roduced an unexpected new value",
                    "rovider returned invalid");

    private static final Pattern BORNE_WITH =
            Pattern.compile(
                    ".*\\[WARN\\] .* produced an? (?:invalid plan|unexpected new value) for ([\\w.\\[\\]\"]+), but we are tolerating it.*");
    private static final Pattern DETAIL = Pattern.compile("\\s+- (?:\\.(\\S+): )?(.*)");
    private static final Pattern DEFAULT =
            Pattern.compile("(?:sensitive )?planned value (?:.* )?for a non-computed attribute");

    private Complaints() {}

    /// @param said on the streams
    /// @param log of the level WARN
    static List<String> in(String said, String log) {
        var found =
                new ArrayList<>(
                        said.lines()
                                .filter(line -> ALOUD.stream().anyMatch(line::contains))
                                .toList());
        var address = "";
        for (var line : log.lines().toList()) {
            var borne = BORNE_WITH.matcher(line);
            var detail = DETAIL.matcher(line);
            if (borne.matches()) {
                address = borne.group(1);
            } else if (ALOUD.stream().anyMatch(line::contains)) {
                found.add(line);
            } else if (!address.isEmpty() && detail.matches()) {
                var path = detail.group(1) == null ? "" : detail.group(1);
                if (!isExpected(address, path, detail.group(2))) {
                    found.add(address + " " + path + ": " + detail.group(2));
                }
            }
        }
        return found;
    }

    private static boolean isExpected(String address, String path, String complaint) {
        return DEFAULT.matcher(complaint).matches()
                || (address.startsWith("azurerm_virtual_network.") && path.startsWith("subnet"))
                || (address.startsWith("azurerm_virtual_network_gateway.")
                        && path.startsWith("bgp_settings"));
    }
}
