package dev.simplon.constructs;

/// Terraform's null in a resolved document, where Java's null means absent.
enum Null {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
