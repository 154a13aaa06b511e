/// Azure's nouns: resource ids, locations, prefixes, addresses, ASNs, IPsec parameters.
///
/// Begin at [ResourceId]. What an ARM type is stands in `type`, what Azure refuses in `rule`, what
/// IKE makes of two ends' proposals in `negotiation`, and the network that documents ask for in
/// `network`.
@NullMarked
package dev.simplon.azure;

import org.jspecify.annotations.NullMarked;
