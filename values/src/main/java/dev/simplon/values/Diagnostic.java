package dev.simplon.values;

import java.util.Optional;

/// Something worth telling the user about what the user wrote or about what the world did with it.
///
/// @param at the attribute it is about; the root where it is about the whole
/// @param summary what, in one sentence without a full stop
/// @param detail where, why, and the change that mends it
/// @param origin the block and the place in a file that it is about, where known
public record Diagnostic(
        Severity severity, Path at, String summary, String detail, Optional<Origin> origin) {
    public enum Severity {
        ERROR,
        WARNING
    }

    /// Where in the declaration something stands.
    ///
    /// @param address of the block or instance, as Terraform writes it: `azurerm_public_ip.a[0]`
    /// @param file as the user named it
    /// @param line from 1; 0 if not known
    /// @param column from 1; 0 if not known
    public record Origin(Optional<String> address, Optional<String> file, int line, int column) {}

    public Diagnostic(Severity severity, Path at, String summary, String detail) {
        this(severity, at, summary, detail, Optional.empty());
    }

    public static Diagnostic error(Path at, String summary, String detail) {
        return new Diagnostic(Severity.ERROR, at, summary, detail);
    }

    public static Diagnostic error(String summary, String detail) {
        return error(Path.ROOT, summary, detail);
    }

    public static Diagnostic warning(Path at, String summary, String detail) {
        return new Diagnostic(Severity.WARNING, at, summary, detail);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The same, said about another place.
    public Diagnostic at(Path other) {
        return new Diagnostic(severity, other, summary, detail, origin);
    }

    /// The same, said about a place further out.
    public Diagnostic below(Path outer) {
        return at(outer.append(at));
    }

    /// The same, with the place where it stands.
    public Diagnostic from(Origin place) {
        return new Diagnostic(severity, at, summary, detail, Optional.of(place));
    }
}
