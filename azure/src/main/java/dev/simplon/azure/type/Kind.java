package dev.simplon.azure.type;

import java.util.List;
import java.util.Optional;

/// What the value of a property may be.
public sealed interface Kind {
    record Text() implements Kind {}

    /// A whole number, with its bounds where they are published; a bound is judged by a rule, not
    /// by normalisation.
    record Whole(Optional<Long> least, Optional<Long> most) implements Kind {}

    /// A number, not necessarily a whole one.
    record Decimal() implements Kind {}

    record Bool() implements Kind {}

    /// @param names the wire names as Azure writes them; matched without regard to case
    record OneOf(List<String> names) implements Kind {
        public OneOf {
            names = List.copyOf(names);
        }
    }

    /// An IP prefix in CIDR notation; its syntax is judged by a rule.
    record Prefix() implements Kind {}

    /// An IP address; its syntax is judged by a rule.
    record Address() implements Kind {}

    /// A region; Azure keeps it in lower case without spaces.
    record Location() implements Kind {}

    /// An object of which only `id` counts.
    ///
    /// @param target the type referred to
    record Reference(String target) implements Kind {}

    /// The id of a resource as plain text.
    record Id(String target) implements Kind {}

    record Members(List<Property> properties) implements Kind {
        public Members {
            properties = List.copyOf(properties);
        }

        /// The property of this name, without regard to case.
        public Optional<Property> named(String name) {
            return properties.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
        }
    }

    /// @param key the member by which an element is known from one write to the next; empty: its
    ///   place
    record Array(Kind element, Optional<String> key) implements Kind {}

    /// Names chosen by the user, with texts: tags.
    record TextMap() implements Kind {}

    /// Not modelled: kept as it comes.
    record Anything() implements Kind {}
}
