package dev.simplon.resource.lifecycle;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Member;
import dev.simplon.resource.declaration.Nested;
import dev.simplon.values.Value;
import java.util.List;

/// Whether two elements of a set are the same one in two states.
final class SameElement {
    private SameElement() {}

    static boolean are(Nested nested, List<Member> members, Value one, Value other) {
        if (nested.sameElement().isPresent()) {
            var name = nested.sameElement().get();
            return one.member(name).isPresent() && one.member(name).equals(other.member(name));
        }
        return members.stream()
                .filter(m -> m.presence().isConfigurable() && !m.presence().isComputed())
                .allMatch(m -> agree(m, one, other));
    }

    private static boolean agree(Member member, Value one, Value other) {
        var a = one.member(member.name());
        var b = other.member(member.name());
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        if (Blank.is(a.get()) && Blank.is(b.get())) {
            return true;
        }
        return member instanceof Argument argument
                ? argument.sameness().same(a.get(), b.get())
                : a.equals(b);
    }
}
