package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import dev.simplon.resource.schema.NestedBlock.Nesting;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A nested block, or an attribute that holds a collection of objects.
///
/// @param asAttribute Terraform sees an attribute of that type, not blocks
/// @param at the place in the document; empty: there is none
/// @param shape how it stands there
/// @param key the member of a document's element by which an element is recognised on update;
///   empty: its index
/// @param presentIf for [Shape#OBJECT]: the place, within the object, that must hold something
///   other than null and false for the block to be there; empty: the object itself must be there
/// @param constants members of each element that are always sent
/// @param sameElement by which members two elements of a set are the same one; empty: all that are
///   not computed
public record Nested(
        String name,
        Nesting nesting,
        int minItems,
        int maxItems,
        Presence presence,
        boolean replaces,
        boolean asAttribute,
        String says,
        List<Member> members,
        List<Constraint> constraints,
        Optional<DocumentPath> at,
        Shape shape,
        Optional<String> key,
        Optional<DocumentPath> presentIf,
        SequencedMap<DocumentPath, Value> constants,
        Optional<String> sameElement,
        List<String> followsOn,
        Period period)
        implements Member {
    public Nested {
        members = List.copyOf(members);
        constraints = List.copyOf(constraints);
        followsOn = List.copyOf(followsOn);
        constants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(constants));
    }

    public enum Shape {
        /// A list of objects.
        ARRAY,
        /// One object; there is at most one block.
        OBJECT,
        /// A list with an element for each member of the one block, in the members' order.
        /// [Particulars] write and read it; the place says which member a finding is about.
        MEMBERS
    }

    /// Whether [Particulars], and no row, write and read it.
    public boolean isParticular() {
        return at.isEmpty() || shape == Shape.MEMBERS;
    }

    /// The same, where it is only read: an attribute, with these members.
    Nested read(List<Member> members) {
        return new Nested(
                name,
                nesting,
                0,
                0,
                Presence.COMPUTED,
                false,
                true,
                says,
                members,
                List.of(),
                at,
                shape,
                key,
                presentIf,
                new LinkedHashMap<>(),
                sameElement,
                List.of(),
                period);
    }

    /// The members that a version knows.
    public List<Member> membersIn(Version version) {
        return members.stream().filter(m -> m.period().contains(version)).toList();
    }

    public List<Constraint> constraintsIn(Version version) {
        return constraints.stream().filter(c -> c.holdsIn(version)).toList();
    }

    /// The object type of one element.
    public Type.ObjectOf elementType(Version version) {
        return Schemas.objectType(membersIn(version), version);
    }

    public Type type(Version version) {
        return nesting == Nesting.SET
                ? Type.set(elementType(version))
                : Type.list(elementType(version));
    }

    /// The steps of declaring a block; entered through [Rows].
    public static final class Builder implements Row {
        private final String name;
        private final Nesting nesting;
        private int minItems;
        private int maxItems;
        private Presence presence = Presence.OPTIONAL;
        private boolean replaces;
        private boolean asAttribute;
        private String says = "";
        private final List<Member> members = new ArrayList<>();
        private final List<Constraint> constraints = new ArrayList<>();
        private Optional<DocumentPath> at = Optional.empty();
        private Shape shape = Shape.ARRAY;
        private Optional<String> key = Optional.empty();
        private Optional<DocumentPath> presentIf = Optional.empty();
        private final SequencedMap<DocumentPath, Value> constants = new LinkedHashMap<>();
        private Optional<String> sameElement = Optional.empty();
        private List<String> followsOn = List.of();
        private Optional<Version> since = Optional.empty();
        private Optional<Version> until = Optional.empty();

        Builder(String name, Nesting nesting) {
            this.name = name;
            this.nesting = nesting;
        }

        public Builder required() {
            presence = Presence.REQUIRED;
            minItems = Math.max(minItems, 1);
            return this;
        }

        public Builder optionalAndComputed() {
            presence = Presence.OPTIONAL_COMPUTED;
            return this;
        }

        public Builder computed() {
            presence = Presence.COMPUTED;
            return this;
        }

        public Builder atLeast(int items) {
            minItems = items;
            return this;
        }

        public Builder atMost(int items) {
            maxItems = items;
            return this;
        }

        public Builder replaces() {
            replaces = true;
            return this;
        }

        public Builder asAttribute() {
            asAttribute = true;
            return this;
        }

        public Builder says(String sentence) {
            says = sentence;
            return this;
        }

        public Builder with(Row... rows) {
            for (var row : rows) {
                members.add(row.row());
            }
            return this;
        }

        /// A list of objects in the document.
        public Builder at(String path) {
            at = Optional.of(DocumentPath.of(path));
            return this;
        }

        /// One object in the document; at most one block.
        public Builder objectAt(String path) {
            shape = Shape.OBJECT;
            maxItems = 1;
            return at(path);
        }

        /// A list in the document with an element for each member, which [Particulars] care for; at
        /// most one block.
        public Builder membersAt(DocumentPath path) {
            shape = Shape.MEMBERS;
            maxItems = 1;
            at = Optional.of(path);
            return this;
        }

        public Builder presentIf(String path) {
            presentIf = Optional.of(DocumentPath.of(path));
            return this;
        }

        public Builder knownBy(String member) {
            key = Optional.of(member);
            return this;
        }

        public Builder sameBy(String member) {
            sameElement = Optional.of(member);
            return this;
        }

        public Builder always(String path, Value value) {
            constants.put(DocumentPath.of(path), value);
            return this;
        }

        public Builder requiredWith(String... names) {
            constraints.add(
                    new Constraint(Constraint.Kind.TOGETHER, List.of(names), Period.ALWAYS));
            return this;
        }

        public Builder atLeastOneOf(String... names) {
            constraints.add(
                    new Constraint(Constraint.Kind.AT_LEAST_ONE, List.of(names), Period.ALWAYS));
            return this;
        }

        public Builder followsOn(String... names) {
            followsOn = List.of(names);
            return this;
        }

        public Builder since(String version) {
            since = Optional.of(Version.of(version));
            return this;
        }

        public Builder until(String version) {
            until = Optional.of(Version.of(version));
            return this;
        }

        @Override
        public Nested row() {
            return new Nested(
                    name,
                    nesting,
                    minItems,
                    maxItems,
                    presence,
                    replaces,
                    asAttribute,
                    says,
                    members,
                    constraints,
                    at,
                    shape,
                    key,
                    presentIf,
                    constants,
                    sameElement,
                    followsOn,
                    new Period(since, until));
        }
    }
}
