/// The provider's process, from its first instruction: what an installed package is, and what is
/// served from it.
@NullMarked
package dev.simplon.provider;

import org.jspecify.annotations.NullMarked;
