/// The ARM-compatible local Azure.
///
/// Begin at [CloudServer] (the wiring) and [CloudSettings]. Another process finds a cloud through
/// [CloudEnvironment], and asks it for more than Azure has through `client`. Inside: `route`
/// (HTTP), `operation` (writes), `type` (what is particular to each resource), `store` (SQLite),
/// `identity` (TLS and tokens); `spi` is what the cloud needs of a data plane.
@NullMarked
package dev.simplon.cloud;

import org.jspecify.annotations.NullMarked;
