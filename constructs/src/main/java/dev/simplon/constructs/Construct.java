package dev.simplon.constructs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node of the tree, and the way to group others: a bare construct writes nothing itself, but its
/// id becomes part of the path and of the logical ids of what stands below it.
public class Construct implements IConstruct {
    private final Node node;
    private final Optional<SourceLine> line;

    /// @throws ConstructException if the id is empty, holds a token, or is taken by a sibling
    @SuppressWarnings("this-escape") // the tree holds its constructs from birth, as in CDKTF
    public Construct(Construct scope, String id) {
        this.line = SourceLine.ofCaller();
        this.node = new Node(this, scope, id);
    }

    /// The root of a tree, which has no scope.
    @SuppressWarnings("this-escape")
    Construct() {
        this.line = SourceLine.ofCaller();
        this.node = new Node(this, null, "");
    }

    public static Boolean isConstruct(@Nullable Object x) {
        return x instanceof Construct;
    }

    @Override
    public final Node getNode() {
        return node;
    }

    /// Where the user's program made it.
    Optional<SourceLine> line() {
        return line;
    }

    @Override
    public String toString() {
        var path = node.getPath();
        return path.isEmpty() ? "<root>" : path;
    }
}
