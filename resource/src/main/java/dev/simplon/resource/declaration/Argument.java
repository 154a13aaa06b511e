package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// An attribute: its Terraform side and its place in the document.
///
/// @param fallback the default that the plan shows where the configuration is silent
/// @param at the place in the document; empty: it is not sent and not read there (a part of the id,
///   or what [Particulars] care for)
/// @param alsoAt places that get the same value
/// @param singular the place that a list of one is written to instead, as its only element
/// @param beside members that are written together with it
/// @param whenAbsent what is sent where it is null; empty: nothing
/// @param omittedIf a value that is not sent on create, because it means the same as nothing
/// @param keptIfNotReturned the service does not always give it back; then the prior value stays
/// @param decidedBy a member beside it: while the configuration has that one and is silent about
///   this, the service decides this, although the schema does not say so
/// @param sensitive never to be printed
/// @param deprecated what to use instead
public record Argument(
        String name,
        Type type,
        Presence presence,
        Optional<Value> fallback,
        boolean replaces,
        boolean sensitive,
        boolean writeOnly,
        Optional<String> deprecated,
        String says,
        List<Check> checks,
        List<Check> elementChecks,
        Optional<DocumentPath> at,
        List<DocumentPath> alsoAt,
        Optional<DocumentPath> singular,
        SequencedMap<DocumentPath, Value> beside,
        Optional<Value> whenAbsent,
        Optional<Value> omittedIf,
        Codec codec,
        Sameness sameness,
        boolean keptIfNotReturned,
        List<String> followsOn,
        Optional<String> decidedBy,
        Period period)
        implements Member {
    public Argument {
        checks = List.copyOf(checks);
        elementChecks = List.copyOf(elementChecks);
        alsoAt = List.copyOf(alsoAt);
        followsOn = List.copyOf(followsOn);
        beside = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(beside));
    }

    /// The same, where it is only read: nothing is checked but what is given, nothing is sent, and
    /// nothing that the service makes public is secret.
    Argument read(Presence as) {
        return new Argument(
                name,
                type,
                as,
                fallback,
                false,
                false,
                false,
                deprecated,
                says,
                as.isConfigurable() ? checks : List.of(),
                List.of(),
                at,
                alsoAt,
                singular,
                new LinkedHashMap<>(),
                Optional.empty(),
                Optional.empty(),
                codec,
                sameness,
                false,
                List.of(),
                Optional.empty(),
                period);
    }

    /// The steps of declaring an attribute; entered through [Rows].
    public static final class Builder implements Row {
        private final String name;
        private final Type type;
        private Presence presence = Presence.OPTIONAL;
        private Optional<Value> fallback = Optional.empty();
        private boolean replaces;
        private boolean sensitive;
        private boolean writeOnly;
        private Optional<String> deprecated = Optional.empty();
        private String says = "";
        private final List<Check> checks = new ArrayList<>();
        private final List<Check> elementChecks = new ArrayList<>();
        private Optional<DocumentPath> at = Optional.empty();
        private final List<DocumentPath> alsoAt = new ArrayList<>();
        private Optional<DocumentPath> singular = Optional.empty();
        private final SequencedMap<DocumentPath, Value> beside = new LinkedHashMap<>();
        private Optional<Value> whenAbsent = Optional.empty();
        private Optional<Value> omittedIf = Optional.empty();
        private Codec codec;
        private Sameness sameness = Sameness.EXACT;
        private boolean keptIfNotReturned;
        private List<String> followsOn = List.of();
        private Optional<String> decidedBy = Optional.empty();
        private Optional<Version> since = Optional.empty();
        private Optional<Version> until = Optional.empty();

        Builder(String name, Type type) {
            this.name = name;
            this.type = type;
            this.codec =
                    type instanceof Type.ListOf || type instanceof Type.SetOf
                            ? Codec.ofElements(Codec.PLAIN)
                            : Codec.PLAIN;
        }

        public Builder required() {
            presence = Presence.REQUIRED;
            return this;
        }

        public Builder optional() {
            presence = Presence.OPTIONAL;
            return this;
        }

        public Builder computed() {
            presence = Presence.COMPUTED;
            return this;
        }

        public Builder optionalAndComputed() {
            presence = Presence.OPTIONAL_COMPUTED;
            return this;
        }

        public Builder otherwise(String text) {
            fallback = Optional.of(Value.of(text));
            return this;
        }

        public Builder otherwise(long number) {
            fallback = Optional.of(Value.of(number));
            return this;
        }

        public Builder otherwise(boolean bool) {
            fallback = Optional.of(Value.of(bool));
            return this;
        }

        public Builder replaces() {
            replaces = true;
            return this;
        }

        public Builder sensitive() {
            sensitive = true;
            return this;
        }

        public Builder writeOnly() {
            writeOnly = true;
            return this;
        }

        public Builder deprecated(String instead) {
            deprecated = Optional.of(instead);
            return this;
        }

        public Builder says(String sentence) {
            says = sentence;
            return this;
        }

        public Builder check(Check check) {
            checks.add(check);
            return this;
        }

        /// What every element of the collection must be.
        public Builder each(Check check) {
            elementChecks.add(check);
            return this;
        }

        public Builder at(String path) {
            at = Optional.of(DocumentPath.of(path));
            return this;
        }

        public Builder alsoAt(String path) {
            alsoAt.add(DocumentPath.of(path));
            return this;
        }

        public Builder singularAt(String path) {
            singular = Optional.of(DocumentPath.of(path));
            return this;
        }

        public Builder beside(String path, Value value) {
            beside.put(DocumentPath.of(path), value);
            return this;
        }

        public Builder sendsWhenAbsent(Value value) {
            whenAbsent = Optional.of(value);
            return this;
        }

        public Builder omittedIf(Value value) {
            omittedIf = Optional.of(value);
            return this;
        }

        public Builder as(Codec codec) {
            this.codec = codec;
            return this;
        }

        public Builder same(Sameness sameness) {
            this.sameness = sameness;
            return this;
        }

        public Builder keptIfNotReturned() {
            keptIfNotReturned = true;
            return this;
        }

        public Builder followsOn(String... names) {
            followsOn = List.of(names);
            return this;
        }

        /// The service's to decide, and to decide anew when that one changes, while the
        /// configuration has the other and is silent about this.
        public Builder decidedBy(String other) {
            decidedBy = Optional.of(other);
            return followsOn(other);
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
        public Argument row() {
            return new Argument(
                    name,
                    type,
                    presence,
                    fallback,
                    replaces,
                    sensitive,
                    writeOnly,
                    deprecated,
                    says,
                    checks,
                    elementChecks,
                    at,
                    alsoAt,
                    singular,
                    beside,
                    whenAbsent,
                    omittedIf,
                    codec,
                    sameness,
                    keptIfNotReturned,
                    followsOn,
                    decidedBy,
                    new Period(since, until));
        }
    }
}
