/// Protocol Buffers, as far as Terraform's plugin protocol needs them: a message is read into its
/// fields by number, and written field by field.
@NullMarked
package dev.simplon.plugin.wire;

import org.jspecify.annotations.NullMarked;
