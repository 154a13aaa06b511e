/// Both ends of go-plugin's AutoMTLS, by the JDK's own TLS: a certificate of our own for one
/// launch, and trust in the one certificate that the client announced.
@NullMarked
package dev.simplon.plugin.tls;

import org.jspecify.annotations.NullMarked;
