/// strongSwan's control protocol VICI, spoken over its Unix socket.
///
/// Begin at [ViciConnection] (commands, and events), then [ViciValue] (what a message is made of).
///
/// Source: strongSwan, `src/libcharon/plugins/vici/README.md`.
@NullMarked
package dev.simplon.lab.vici;

import org.jspecify.annotations.NullMarked;
