package dev.simplon.cli.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How it ended.
public sealed interface ProgramOutcome {
    /// @param outdir the folder with everything that was written
    /// @param stacks at least one, in the order of their ids
    record Synthesized(Path outdir, List<SynthesizedStack> stacks) implements ProgramOutcome {
        public Synthesized {
            stacks = List.copyOf(stacks);
        }

        public Optional<SynthesizedStack> stack(String id) {
            return stacks.stream().filter(s -> s.id().equals(id)).findFirst();
        }
    }

    /// The compiler refused it.
    record NotCompiled(List<Problem> problems) implements ProgramOutcome {
        public NotCompiled {
            problems = List.copyOf(problems);
        }
    }

    /// One complaint of the compiler.
    ///
    /// @param line from 1; 0 if it is about no line
    /// @param column from 1; 0 if it is about no column
    /// @param message javac's own words
    /// @param sourceLine the text of that line; empty if there is none
    record Problem(Path file, int line, int column, String message, String sourceLine) {}

    /// It ended with an exception.
    ///
    /// @param exception the class of it
    /// @param frames those of the user's own code, the innermost first
    /// @param trace all of it, as Java printed it
    record Threw(String exception, String message, List<Frame> frames, String trace)
            implements ProgramOutcome {
        public Threw {
            frames = List.copyOf(frames);
        }
    }

    /// @param method class and method: `Main.main`
    record Frame(String method, Optional<SourcePosition> at) {}

    /// It ended with another exit code than 0, and no exception; what it had to say it said.
    record ExitedWith(int code) implements ProgramOutcome {}

    /// It ended well, or there was nothing to run, but there is no document.
    ///
    /// @param what in one sentence without a full stop
    /// @param mend why, and the change that mends it
    record NothingSynthesized(String what, String mend) implements ProgramOutcome {}
}
