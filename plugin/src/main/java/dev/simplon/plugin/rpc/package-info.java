/// The services on the connection: Terraform's provider service under both of its names, and
/// go-plugin's own.
///
/// The messages of protocol 5 and 6 have the same fields wherever both have them, but for one of
/// the schema; so each call is written once, and [Rpc] says its two names.
///
/// Source: terraform docs/plugin-protocol/tfplugin5.9.proto and tfplugin6.9.proto; go-plugin's
/// internal/plugin/*.proto; grpc's health.proto.
@NullMarked
package dev.simplon.plugin.rpc;

import org.jspecify.annotations.NullMarked;
