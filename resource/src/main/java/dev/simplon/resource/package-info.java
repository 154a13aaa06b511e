/// What a provider is. Begin at [Provider], the door at which the engine and the plugin protocol
/// stand.
@NullMarked
package dev.simplon.resource;

import org.jspecify.annotations.NullMarked;
