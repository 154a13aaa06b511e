/// The authoring library: tree, tokens, synthesis. Uses no other room.
module dev.simplon.constructs {
    requires static transitive org.jspecify;

    exports dev.simplon.constructs;
}
