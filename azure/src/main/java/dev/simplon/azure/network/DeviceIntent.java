package dev.simplon.azure.network;

import dev.simplon.values.Secret;
import java.util.Optional;

/// What the user wants of a simulated on-premises device.
///
/// @param running false after `simplon device stop`
/// @param sharedKey a key of its own, to make it disagree; empty: the connection's
public record DeviceIntent(boolean running, Optional<Secret> sharedKey) {
    /// Of a device that nobody said anything about: runs, with the connection's key.
    public static final DeviceIntent DEFAULT = new DeviceIntent(true, Optional.empty());
}
