/// Graph, plan, apply, destroy and state over any provider. Knows nothing of Azure.
module dev.simplon.engine {
    requires transitive dev.simplon.configuration;
    requires transitive dev.simplon.resource;
    requires static transitive org.jspecify;

    exports dev.simplon.engine;
    exports dev.simplon.engine.state;
    exports dev.simplon.engine.render;
}
