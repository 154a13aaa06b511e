package dev.simplon.configuration.expression;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.configuration.Reference;
import java.util.List;

/// Which object a traversal begins at. Source: Terraform language, "References to Named Values".
final class References {
    private References() {}

    sealed interface Reading {
        /// @param taken how many of the names behind the first belong to the reference
        record Found(Reference reference, int taken) implements Reading {}

        record Wrong(String summary, String detail) implements Reading {}
    }

    /// @param names the attribute names that follow `first`
    static Reading read(String first, List<String> names) {
        return switch (first) {
            case "var" -> one(first, names, Reference.Variable::new);
            case "local" -> one(first, names, Reference.Local::new);
            case "module" -> one(first, names, Reference.Module::new);
            case "each" -> part(first, names, List.of("key", "value"), Reference.Each::new);
            case "count" -> part(first, names, List.of("index"), _ -> new Reference.CountIndex());
            case "path" ->
                    part(first, names, List.of("module", "root", "cwd"), Reference.FilePath::new);
            case "terraform" ->
                    part(first, names, List.of("workspace"), _ -> new Reference.Workspace());
            case "self" -> new Reading.Found(new Reference.Self(), 0);
            case "data" -> resource(Mode.DATA, names, 0);
            case "resource" -> resource(Mode.MANAGED, names, 0);
            case "ephemeral" ->
                    new Reading.Wrong(
                            "Ephemeral resources are not supported yet",
                            "The embedded engine does not know ephemeral resources yet; run this"
                                    + " configuration with terraform.");
            default ->
                    names.isEmpty()
                            ? new Reading.Wrong(
                                    "Invalid reference",
                                    "A reference to a resource type must be followed by at least"
                                            + " one attribute access, specifying the resource name.")
                            : new Reading.Found(
                                    new Reference.Resource(Mode.MANAGED, first, names.get(0)), 1);
        };
    }

    private interface Make {
        Reference of(String name);
    }

    private static Reading one(String first, List<String> names, Make make) {
        return names.isEmpty()
                ? new Reading.Wrong(
                        "Invalid reference",
                        "The \""
                                + first
                                + "\" object cannot be accessed directly. Instead, access one of"
                                + " its attributes.")
                : new Reading.Found(make.of(names.get(0)), 1);
    }

    private static Reading part(String first, List<String> names, List<String> known, Make make) {
        if (names.isEmpty()) {
            return one(first, names, make);
        }
        if (!known.contains(names.get(0))) {
            return new Reading.Wrong(
                    "Invalid \"" + first + "\" attribute",
                    "The \""
                            + first
                            + "\" object does not have an attribute named \""
                            + names.get(0)
                            + "\". "
                            + (first.equals("count")
                                    ? "The only supported attribute is count.index, which is the"
                                            + " index of each instance of a resource block that has"
                                            + " the \"count\" argument set."
                                    : "It has: " + String.join(", ", known) + "."));
        }
        return new Reading.Found(make.of(names.get(0)), 1);
    }

    private static Reading resource(Mode mode, List<String> names, int from) {
        return names.size() < from + 2
                ? new Reading.Wrong(
                        "Invalid reference",
                        "The \""
                                + (mode == Mode.DATA ? "data" : "resource")
                                + "\" object must be followed by two attribute names: the "
                                + (mode == Mode.DATA ? "data source" : "resource")
                                + " type and the resource name.")
                : new Reading.Found(
                        new Reference.Resource(mode, names.get(from), names.get(from + 1)), 2);
    }
}
