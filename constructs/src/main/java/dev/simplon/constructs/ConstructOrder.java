package dev.simplon.constructs;

/// In which order a walk of the tree meets a construct and its children.
public enum ConstructOrder {
    /// Parents before children.
    PREORDER,
    /// Children before parents.
    POSTORDER
}
