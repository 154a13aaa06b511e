package dev.simplon.cloud.store;

import dev.simplon.values.Secret;
import java.util.Optional;

/// What the user wants of a simulated on-premises device.
///
/// @param name of its local network gateway
/// @param sharedKey the key it is to use; empty: that of the connection
public record DeviceIntent(String name, boolean running, Optional<Secret> sharedKey) {
    /// What holds where the user said nothing.
    public static DeviceIntent unspoken(String name) {
        return new DeviceIntent(name, true, Optional.empty());
    }
}
