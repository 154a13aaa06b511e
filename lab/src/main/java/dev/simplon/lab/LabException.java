package dev.simplon.lab;

import java.io.IOException;
import java.io.Serial;

/// The lab cannot do what was asked; the message is a sentence for the user with its mend.
public final class LabException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
