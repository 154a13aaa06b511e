/// Terraform's plugin protocol, versions 5 and 6, over any [dev.simplon.resource.Provider].
///
/// A provider's `main` is one line:
///
/// ```java
/// System.exit(PluginProcess.run(System.getenv(), Plugin.of(MyProvider::new)));
/// ```
///
/// Who wants more of it in hand begins at [PluginServer]: several of them live in one JVM, each
/// with its own certificate, listener, connections and log. [Launch] is what the environment asks
/// for, [Plugin] what is served.
///
/// Source: hashicorp/go-plugin (handshake, AutoMTLS, its own services); hashicorp/terraform
/// docs/plugin-protocol (services `tfplugin5.Provider` and `tfplugin6.Provider`).
@NullMarked
package dev.simplon.plugin;

import org.jspecify.annotations.NullMarked;
