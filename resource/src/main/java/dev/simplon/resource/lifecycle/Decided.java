package dev.simplon.resource.lifecycle;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Member;
import dev.simplon.values.Value.ObjectValue;

/// Who gives a member its value where the configuration is silent about it.
final class Decided {
    private Decided() {}

    /// @param config of the block that the member is in
    static boolean byService(Member member, ObjectValue config) {
        return member.presence().isComputed()
                || (member instanceof Argument argument
                        && argument.decidedBy()
                                .flatMap(config::member)
                                .filter(other -> !Blank.is(other))
                                .isPresent());
    }
}
