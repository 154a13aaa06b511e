package dev.simplon.constructs;

/// A node of the tree.
public interface IConstruct extends IDependable {
    Node getNode();
}
