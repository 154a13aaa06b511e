package dev.simplon.cli;

/// What `simplon --version` says.
final class Version {
    static final String NUMBER = "0.1.0";

    private Version() {}
}
