/// What a stack was made into, and the file that remembers it.
///
/// Begin at [State] (the noun), then [StateFile] (lock, journal, backup). [StateCodec] is the
/// format, [PendingCreate] what was begun and not yet remembered.
///
/// Source: Terraform's state format version 4, and what terraform 1.11.4 writes.
@NullMarked
package dev.simplon.engine.state;

import org.jspecify.annotations.NullMarked;
