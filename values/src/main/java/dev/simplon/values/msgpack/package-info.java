/// Values as bytes in MessagePack, the form in which Terraform and its providers exchange them.
/// Begin at [MessagePackCodec].
@NullMarked
package dev.simplon.values.msgpack;

import org.jspecify.annotations.NullMarked;
