/// The product from outside: what a person types, and what then is so on the machine.
///
/// Begin at [Simplon], which runs the built command; the road that the README promises is in
/// `QuickRoadTest`.
@NullMarked
package dev.simplon.acceptance;

import org.jspecify.annotations.NullMarked;
