/// ARM documents as the cloud holds them: JSON objects with an id and an etag.
///
/// Begin at [Document]; [Edit] reads and changes places inside one.
@NullMarked
package dev.simplon.cloud.document;

import org.jspecify.annotations.NullMarked;
