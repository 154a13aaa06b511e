package dev.simplon.azurerm;

import dev.simplon.azure.IpPrefix;
import dev.simplon.resource.declaration.Check;
import java.util.Optional;

/// Checks of address prefixes. Host bits are left to the service, as azurerm leaves them.
final class Prefixes {
    static final Check CIDR =
            value ->
                    value.asText().map(text -> IpPrefix.around(text).isPresent()).orElse(true)
                            ? Optional.empty()
                            : Optional.of("must be an address prefix such as `10.4.0.0/26`");

    private Prefixes() {}
}
