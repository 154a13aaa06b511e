package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A data source: what is read of something that others manage. Mostly it shows what a resource
/// type declares, under the same names and from the same places:
///
/// ```java
/// DataSourceType.named("azurerm_resource_group")
///         .of(ResourceGroup.TYPE)
///         .given("name")
///         .shows("location", "managed_by", "tags")
///         .build();
/// ```
///
/// @param rows the data source in the form of a resource type that has nothing but a read
/// @param source where its document comes from
/// @param nullIfAbsent attributes that are null where the document is silent; all others then have
///   the blank value of their type (`""`, `0`, `false`, nothing in it), as azurerm's have
/// @param period the versions that have it
public record DataSourceType(
        ResourceType rows, Source source, Set<String> nullIfAbsent, Period period) {
    public DataSourceType {
        nullIfAbsent = Set.copyOf(nullIfAbsent);
    }

    public enum Source {
        /// The document of that id.
        DOCUMENT,
        /// Who the provider is signed in as: [dev.simplon.resource.lifecycle.Transport#identity].
        IDENTITY
    }

    public String name() {
        return rows.name();
    }

    public TypeAtVersion at(Version version) {
        return rows.at(version);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public static final class Builder {
        private final ResourceType.Builder rows;
        private final List<Member> shown = new ArrayList<>();
        private Source source = Source.DOCUMENT;
        private Set<String> nullIfAbsent = Set.of();
        private Period period = Period.ALWAYS;

        private Builder(String name) {
            rows = ResourceType.named(name).timeouts(_ -> Timeouts.reading(5));
        }

        /// Reads what the resource type manages.
        public Builder of(ResourceType resource) {
            rows.arm(resource.documentType(), resource.revision()).id(resource.id().toString());
            shown.addAll(resource.members());
            return this;
        }

        public Builder id(String template, Function<Version, String> revision) {
            rows.id(template).arm("", revision);
            return this;
        }

        public Builder from(Source source) {
            this.source = source;
            return this;
        }

        public Builder says(String sentence) {
            rows.says(sentence);
            return this;
        }

        /// Arguments of the resource type that say which one is meant.
        public Builder given(String... names) {
            return add(names, Builder::asGiven);
        }

        /// Attributes of the resource type, in every version in which it has them.
        public Builder shows(String... names) {
            return add(names, Builder::asShown);
        }

        /// Attributes that differ from the resource type's.
        public Builder with(Member.Row... own) {
            rows.with(own);
            return this;
        }

        public Builder nullIfAbsent(String... names) {
            nullIfAbsent = Set.of(names);
            return this;
        }

        public Builder since(String version) {
            period = new Period(Optional.of(Version.of(version)), Optional.empty());
            return this;
        }

        /// Of these only [Particulars#read] is asked.
        public Builder particulars(Particulars particulars) {
            rows.particulars(particulars);
            return this;
        }

        public DataSourceType build() {
            return new DataSourceType(rows.build(), source, nullIfAbsent, period);
        }

        private Builder add(String[] names, Function<Member, Member> change) {
            for (var name : names) {
                var found = shown.stream().filter(m -> m.name().equals(name)).toList();
                if (found.isEmpty()) {
                    throw new IllegalArgumentException("the resource type has no " + name);
                }
                found.forEach(member -> rows.with(() -> change.apply(member)));
            }
            return this;
        }

        private static Member asGiven(Member member) {
            return member instanceof Argument argument ? argument.read(Presence.REQUIRED) : member;
        }

        private static Member asShown(Member member) {
            return switch (member) {
                case Argument argument -> argument.read(Presence.COMPUTED);
                case Nested nested ->
                        nested.read(nested.members().stream().map(Builder::asShown).toList());
            };
        }
    }

    /// Rows as a data source shows them, for a block of its own.
    public static Member.Row[] shown(Member.Row... rows) {
        return Arrays.stream(rows)
                .map(row -> (Member.Row) () -> Builder.asShown(row.row()))
                .toArray(Member.Row[]::new);
    }
}
