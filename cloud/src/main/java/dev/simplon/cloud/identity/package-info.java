/// Who the cloud is and whom it lets in: its certificate authority, its credentials, its tokens.
///
/// Begin at [Authority] (TLS), [Credentials] (ids and secret) and [Tokens].
@NullMarked
package dev.simplon.cloud.identity;

import org.jspecify.annotations.NullMarked;
