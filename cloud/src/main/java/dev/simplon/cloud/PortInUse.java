package dev.simplon.cloud;

import java.nio.file.Path;

/// Another program has the port that this cloud must have. The cloud keeps its port, because
/// clients remember it.
public final class PortInUse extends Exception {
    private static final long serialVersionUID = 1L;
    private final int port;

    PortInUse(int port, Path dataDirectory) {
        super(
                ("Port %d of 127.0.0.1 is in use by another program. End that program"
                                + " (`ss -ltnp 'sport = :%d'` shows it), or start the cloud of %s once"
                                + " with another port: --port N.")
                        .formatted(port, port, dataDirectory));
        this.port = port;
    }

    public int port() {
        return port;
    }
}
