/// Terraform's part, played in the same process over a real connection: so that a JVM can be
/// recorded for its ahead-of-time cache, and so that a provider can be tried without Terraform.
@NullMarked
package dev.simplon.plugin.rehearsal;

import org.jspecify.annotations.NullMarked;
