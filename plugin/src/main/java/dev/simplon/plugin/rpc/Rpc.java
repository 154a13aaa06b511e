package dev.simplon.plugin.rpc;

import java.util.List;
import java.util.stream.Stream;

/// One call of the provider service.
///
/// @param name5 its name in protocol 5
/// @param name6 its name in protocol 6
/// @param doing what it does, for the sentence "The provider failed while ..."
/// @param namesType whether its first field is the name of a type
/// @param diagnostics the number of the answer's field for diagnostics
record Rpc(
        String name5, String name6, String doing, boolean namesType, int diagnostics, Body body) {
    Rpc(String name, String doing, boolean namesType, int diagnostics, Body body) {
        this(name, name, doing, namesType, diagnostics, body);
    }

    /// Fills in the answer. What it has filled in counts also when it throws.
    interface Body {
        void answer(Request request, Answer answer) throws Refused;
    }

    static List<Rpc> all() {
        return Stream.of(ProviderRpcs.ALL, ResourceRpcs.ALL, StateRpcs.ALL, UnsupportedRpcs.ALL)
                .flatMap(List::stream)
                .toList();
    }

    String name(int protocol) {
        return protocol == 5 ? name5 : name6;
    }
}
