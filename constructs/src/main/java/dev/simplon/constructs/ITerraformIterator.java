package dev.simplon.constructs;

/// What `for_each` goes over.
public interface ITerraformIterator {
    /// The set or map, as `for_each` takes it.
    Object forEachExpression();
}
