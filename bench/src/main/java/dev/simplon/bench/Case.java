package dev.simplon.bench;

import java.io.IOException;
import java.util.regex.Pattern;

/// Something that is measured with each contender.
///
/// @param name as the option `--cases` has it
record Case(String name, Life life) {
    private static final Pattern CONNECTIONS = Pattern.compile("connections-([1-9]\\d{0,4})");

    /// One run of a case.
    interface Life {
        void live(Project project, Recorder recorder)
                throws IOException, InterruptedException, BenchException;
    }

    /// Takes what one operation of a run took.
    interface Recorder {
        void took(String operation, Measure measure);
    }

    static Case named(String name) throws BenchException {
        return switch (name) {
            case "handshake" ->
                    new Case(name, (project, recorder) -> recorder.took(name, project.handshake()));
            case "schema" ->
                    new Case(
                            name,
                            (project, recorder) ->
                                    recorder.took(
                                            name,
                                            project.terraform("providers", "schema", "-json")));
            case "stack" ->
                    new Case(
                            name,
                            (project, recorder) ->
                                    life(Configurations.stack(project.group()), project, recorder));
            default -> connections(name);
        };
    }

    private static Case connections(String name) throws BenchException {
        var matcher = CONNECTIONS.matcher(name);
        int count = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (count < 1 || count > Configurations.MOST_CONNECTIONS) {
            throw new BenchException(
                    "There is no case '%s'. There are handshake, schema, stack, and connections-N with N from 1 to %d."
                            .formatted(name, Configurations.MOST_CONNECTIONS));
        }
        return new Case(
                name,
                (project, recorder) ->
                        life(
                                Configurations.connections(project.group(), count),
                                project,
                                recorder));
    }

    /// From nothing to nothing.
    private static void life(String resources, Project project, Recorder recorder)
            throws IOException, InterruptedException, BenchException {
        project.configure(resources);
        recorder.took(
                "apply", project.terraform("apply", "-auto-approve", "-input=false", "-no-color"));
        recorder.took(
                "plan",
                project.terraform("plan", "-detailed-exitcode", "-input=false", "-no-color"));
        recorder.took(
                "destroy",
                project.terraform("destroy", "-auto-approve", "-input=false", "-no-color"));
        project.configure("");
    }
}
