package dev.simplon.azure.rule;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a rule reads a document through. Whoever reads a part that is not known yet is stopped with
/// [NotKnown], so that a rule need not think of it: it becomes undecided.
///
/// @param id the document's
/// @param at where in the document this is
record View(ResourceId id, Path at, Value value) {
    View(ResourceId id, Value document) {
        this(id, Path.ROOT, document);
    }

    /// The path of a place below this one, from the document's root; for findings.
    Path path(String dotted) {
        return at.append(steps(dotted));
    }

    /// Empty if absent or null.
    Optional<View> in(String dotted) {
        var here = value;
        var reached = at;
        for (var step : steps(dotted).steps()) {
            known(here, reached);
            reached = reached.with(step);
            var next = new Path(List.of(step)).in(here);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        known(here, reached);
        return here.isNull() ? Optional.empty() : Optional.of(new View(id, reached, here));
    }

    boolean has(String dotted) {
        return in(dotted).isPresent();
    }

    /// Empty also for the empty text, by which clients say that there is none.
    Optional<String> text(String dotted) {
        return in(dotted).flatMap(View::text).filter(text -> !text.isEmpty());
    }

    Optional<String> text() {
        known(value, at);
        return value.asText();
    }

    boolean is(String dotted, String text) {
        return text(dotted).filter(text::equals).isPresent();
    }

    boolean flag(String dotted) {
        return in(dotted).flatMap(v -> v.value.asBool()).orElse(false);
    }

    Optional<Long> number(String dotted) {
        return in(dotted).flatMap(v -> v.value.asNumber()).map(BigDecimal::longValue);
    }

    /// The elements of an array; none if it is absent.
    List<View> each(String dotted) {
        var array = in(dotted);
        if (array.isEmpty()) {
            return List.of();
        }
        var views = new ArrayList<View>();
        var elements = array.get().value.asList();
        for (int i = 0; i < elements.size(); i++) {
            views.add(new View(id, array.get().at.index(i), elements.get(i)));
        }
        return views;
    }

    /// The target of a reference: `properties.virtualNetworkGateway1`.
    Optional<ResourceId> reference(String dotted) {
        return text(dotted + ".id").flatMap(ResourceId::parse);
    }

    Optional<IpAddress> address(String dotted) {
        return text(dotted).flatMap(IpAddress::parse);
    }

    /// Those of an array that are prefixes.
    List<IpPrefix> prefixes(String dotted) {
        return each(dotted).stream()
                .flatMap(each -> each.text().stream())
                .flatMap(text -> IpPrefix.parse(text).stream())
                .toList();
    }

    private void known(Value part, Path where) {
        if (!part.isKnown()) {
            throw new NotKnown(where + " of " + id.name());
        }
    }

    private static Path steps(String dotted) {
        return dotted.isEmpty() ? Path.ROOT : Path.of(dotted.split("\\."));
    }

    /// Ends a rule that has come upon something that is not known yet. Never leaves this package.
    static final class NotKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param what is not known
        NotKnown(String what) {
            super(what, null, false, false);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }
}
