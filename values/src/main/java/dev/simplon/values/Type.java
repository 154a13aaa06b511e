package dev.simplon.values;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A type constraint of Terraform's language. [#DYNAMIC] stands for a type that is not known yet.
public sealed interface Type {
    Type STRING = Primitive.STRING;
    Type NUMBER = Primitive.NUMBER;
    Type BOOL = Primitive.BOOL;
    Type DYNAMIC = Dynamic.DYNAMIC;

    static Type list(Type element) {
        return new ListOf(element);
    }

    static Type set(Type element) {
        return new SetOf(element);
    }

    static Type map(Type element) {
        return new MapOf(element);
    }

    static ObjectOf object(SequencedMap<String, Type> attributes) {
        return new ObjectOf(attributes);
    }

    static TupleOf tuple(List<Type> elements) {
        return new TupleOf(elements);
    }

    /// As Terraform's messages say it: `string`, `list of string`, `list of any single type`,
    /// `object`, `tuple`, `dynamic`.
    String friendlyName();

    enum Primitive implements Type {
        STRING("string"),
        NUMBER("number"),
        BOOL("bool");

        private final String word;

        Primitive(String word) {
            this.word = word;
        }

        @Override
        public String friendlyName() {
            return word;
        }
    }

    enum Dynamic implements Type {
        DYNAMIC;

        @Override
        public String friendlyName() {
            return "dynamic";
        }
    }

    record ListOf(Type element) implements Type {
        @Override
        public String friendlyName() {
            return "list of " + each(element);
        }
    }

    record SetOf(Type element) implements Type {
        @Override
        public String friendlyName() {
            return "set of " + each(element);
        }
    }

    record MapOf(Type element) implements Type {
        @Override
        public String friendlyName() {
            return "map of " + each(element);
        }
    }

    /// The attributes keep the order in which they were declared; equality does not look at it.
    record ObjectOf(SequencedMap<String, Type> attributes) implements Type {
        public ObjectOf {
            attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        }

        @Override
        public String friendlyName() {
            return "object";
        }
    }

    record TupleOf(List<Type> elements) implements Type {
        public TupleOf {
            elements = List.copyOf(elements);
        }

        @Override
        public String friendlyName() {
            return "tuple";
        }
    }

    private static String each(Type element) {
        return element == DYNAMIC ? "any single type" : element.friendlyName();
    }
}
