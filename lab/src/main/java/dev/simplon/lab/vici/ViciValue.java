package dev.simplon.lab.vici;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What stands behind a name in a VICI message.
public sealed interface ViciValue {
    record Text(String text) implements ViciValue {
        /// A text may be a key, so it is not printed.
        @Override
        public String toString() {
            return "(text)";
        }
    }

    record Items(List<String> items) implements ViciValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A message, or a part of one. Order is kept: charon answers in the order it was asked.
    record Section(SequencedMap<String, ViciValue> members) implements ViciValue {
        public static final Section EMPTY = new Section(new LinkedHashMap<>());

        public Section {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        public Section with(String name, ViciValue value) {
            var more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Section(more);
        }

        public Section with(String name, String text) {
            return with(name, new Text(text));
        }

        public Section with(String name, List<String> items) {
            return with(name, new Items(items));
        }

        public Optional<String> text(String name) {
            return members.get(name) instanceof Text(var text)
                    ? Optional.of(text)
                    : Optional.empty();
        }

        /// The number behind the name; 0 if there is none.
        public long number(String name) {
            return text(name).map(Long::parseLong).orElse(0L);
        }

        public List<String> items(String name) {
            return members.get(name) instanceof Items(var items) ? items : List.of();
        }

        public Section section(String name) {
            return members.get(name) instanceof Section section ? section : EMPTY;
        }

        /// The members that are sections themselves.
        public List<Section> sections() {
            var found = new ArrayList<Section>();
            for (var value : members.values()) {
                if (value instanceof Section section) {
                    found.add(section);
                }
            }
            return List.copyOf(found);
        }
    }
}
