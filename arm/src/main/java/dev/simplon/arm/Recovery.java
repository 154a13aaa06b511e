package dev.simplon.arm;

import java.io.IOException;

/// Asked when no connection to the cloud could be had or an established one broke, before the
/// request is sent again with the same `x-ms-client-request-id`. Called by several threads at once.
@FunctionalInterface
public interface Recovery {
    /// @return whether there is hope that the next attempt succeeds; false gives up at once
    boolean recover(IOException failure) throws InterruptedException;
}
