package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The releases of azurerm that the declarations are held against, and the choice of one by
/// Terraform's version constraints.
public final class AzurermVersions {
    /// From old to new.
    public static final List<Version> KNOWN =
            List.of(
                    Version.of("3.60.0"),
                    Version.of("3.117.1"),
                    Version.of("4.20.0"),
                    Version.of("4.55.0"),
                    Version.of("4.81.0"),
                    Version.of("5.2.0"));

    private AzurermVersions() {}

    /// The newest known release that a constraint such as `~> 3.60` or `>= 3.60, < 4.0` allows; the
    /// newest of all without one.
    ///
    /// Source: Terraform, "Version Constraints".
    public static Checked<Version> resolve(Optional<String> constraint) {
        var terms = new ArrayList<Predicate<Version>>();
        for (var term : constraint.orElse("").split(",", -1)) {
            if (term.isBlank()) {
                continue;
            }
            var parsed = term(term.strip());
            if (parsed.isEmpty()) {
                return Checked.failed(
                        Diagnostic.error(
                                "Invalid version constraint",
                                "\""
                                        + term.strip()
                                        + "\" is not a version constraint. Write one such as `~> 4.55`,"
                                        + " `>= 3.60, < 4.0` or `4.55.0`."));
            }
            terms.add(parsed.get());
        }
        return KNOWN.stream()
                .filter(version -> terms.stream().allMatch(term -> term.test(version)))
                .max(Comparator.naturalOrder())
                .map(Checked::of)
                .orElseGet(() ->
                        Checked.failed(
                                Diagnostic.error(
                                        "No such release of azurerm is known",
                                        "The constraint `"
                                                + constraint.orElse("")
                                                + "` allows none of the releases that Simplon knows:"
                                                + " "
                                                + KNOWN.stream()
                                                        .map(Version::toString)
                                                        .collect(Collectors.joining(", "))
                                                + ". Change it so that it allows one of them.")));
    }

    private static Optional<Predicate<Version>> term(String term) {
        var operator = term.replaceAll("[0-9.].*", "").strip();
        var number = term.substring(term.length() - term.replaceFirst("^[^0-9]*", "").length());
        var full = number.strip().matches("\\d+") ? number.strip() + ".0" : number.strip();
        return Version.parse(full)
                .flatMap(version ->
                        switch (operator) {
                            case "", "=" -> Optional.of(version::equals);
                            case "!=" -> Optional.of(v -> !v.equals(version));
                            case ">" -> Optional.of(v -> v.compareTo(version) > 0);
                            case ">=" -> Optional.of(v -> v.isFrom(version));
                            case "<" -> Optional.of(v -> v.compareTo(version) < 0);
                            case "<=" -> Optional.of(v -> v.compareTo(version) <= 0);
                            case "~>" ->
                                    Optional.of(v ->
                                            v.isFrom(version)
                                                    && v.compareTo(next(version, number)) < 0);
                            default -> Optional.empty();
                        });
    }

    /// The first version that `~>` no longer allows: only the last number that is written may grow.
    private static Version next(Version version, String written) {
        return switch (written.strip().split("\\.").length) {
            case 3 -> new Version(version.major(), version.minor() + 1, 0);
            case 2 -> new Version(version.major() + 1, 0, 0);
            default -> new Version(Integer.MAX_VALUE, 0, 0);
        };
    }
}
