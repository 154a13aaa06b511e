package dev.simplon.lab.vici;

import java.io.IOException;
import java.io.Serial;

/// charon refused a command, or spoke something that is not VICI.
public final class ViciException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    public ViciException(String message) {
        super(message);
    }
}
