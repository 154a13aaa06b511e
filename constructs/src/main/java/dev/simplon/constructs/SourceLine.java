package dev.simplon.constructs;

import java.util.Optional;

/// A line of the user's program.
///
/// @param file package folders and file name, as the class file says: `net/acme/Hub.java`
record SourceLine(String file, int line) {
    private static final StackWalker WALKER = StackWalker.getInstance();

    /// The innermost frame that is not of this library, nor of the JDK (a lambda's caller); empty
    /// if the program was compiled without line numbers.
    static Optional<SourceLine> ofCaller() {
        return WALKER.walk(
                frames -> frames.filter(SourceLine::isUsers).findFirst().flatMap(SourceLine::of));
    }

    private static boolean isUsers(StackWalker.StackFrame frame) {
        var name = frame.getClassName();
        return !(name.startsWith("dev.simplon.constructs.")
                || name.startsWith("dev.simplon.bindings.")
                || name.startsWith("dev.simplon.patterns.")
                || name.startsWith("java."));
    }

    private static Optional<SourceLine> of(StackWalker.StackFrame frame) {
        var file = frame.getFileName();
        if (file == null || frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        int packageEnd = frame.getClassName().lastIndexOf('.');
        var folder = frame.getClassName().substring(0, packageEnd + 1).replace('.', '/');
        return Optional.of(new SourceLine(folder + file, frame.getLineNumber()));
    }
}
