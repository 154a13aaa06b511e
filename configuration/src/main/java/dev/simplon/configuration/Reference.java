package dev.simplon.configuration;

/// The object that a traversal in an expression begins at. Source: Terraform language, "References
/// to Named Values".
public sealed interface Reference {
    /// `TYPE.NAME` or `data.TYPE.NAME`.
    record Resource(Configuration.ResourceBlock.Mode mode, String type, String name)
            implements Reference {}

    record Variable(String name) implements Reference {}

    record Local(String name) implements Reference {}

    record Module(String name) implements Reference {}

    /// `each.key`, `each.value`.
    record Each(String part) implements Reference {}

    /// `count.index`.
    record CountIndex() implements Reference {}

    /// `path.module`, `path.root`, `path.cwd`.
    record FilePath(String part) implements Reference {}

    /// `terraform.workspace`.
    record Workspace() implements Reference {}

    /// `self`.
    record Self() implements Reference {}
}
