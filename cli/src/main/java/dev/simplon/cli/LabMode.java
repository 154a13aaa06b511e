package dev.simplon.cli;

import java.util.Locale;

/// Whether tunnels are real: where it can be (auto), or else fail (on), or never (off).
enum LabMode {
    AUTO,
    ON,
    OFF;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
