package dev.simplon.engine;

import dev.simplon.configuration.Location;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Diagnostics gathered from many threads.
final class Problems {
    private static final Pattern PLACE = Pattern.compile("(\\S+\\.json):(\\d+): ");

    private final List<Diagnostic> found = new ArrayList<>();

    synchronized void add(Diagnostic diagnostic) {
        if (!found.contains(diagnostic)) {
            found.add(diagnostic);
        }
    }

    void addAll(List<Diagnostic> diagnostics) {
        diagnostics.forEach(this::add);
    }

    synchronized List<Diagnostic> all() {
        return List.copyOf(found);
    }

    synchronized boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /// The value; its diagnostics are kept, with the place that they are about.
    <T> Optional<T> take(Checked<T> checked, Optional<String> address, Location at) {
        checked.diagnostics().forEach(diagnostic -> add(placed(diagnostic, address, at)));
        return checked.value();
    }

    /// The diagnostic with address and place, where it does not say them itself.
    static Diagnostic placed(Diagnostic diagnostic, Optional<String> address, Location at) {
        // The language names the very line in front of the detail; that is better than the block's.
        var named = PLACE.matcher(diagnostic.detail());
        if (diagnostic.origin().isEmpty() && named.lookingAt()) {
            return new Diagnostic(
                    diagnostic.severity(),
                    diagnostic.at(),
                    diagnostic.summary(),
                    diagnostic.detail().substring(named.end()),
                    Optional.of(
                            new Origin(
                                    address,
                                    Optional.of(named.group(1)),
                                    Integer.parseInt(named.group(2)),
                                    0)));
        }
        var known = diagnostic.origin();
        boolean hasPlace = known.flatMap(Origin::file).isPresent();
        return diagnostic.from(
                new Origin(
                        known.flatMap(Origin::address).or(() -> address),
                        hasPlace ? known.get().file() : Optional.of(at.file()),
                        hasPlace ? known.get().line() : at.line(),
                        hasPlace ? known.get().column() : at.column()));
    }
}
