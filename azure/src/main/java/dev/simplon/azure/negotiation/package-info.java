/// What IKE makes of the two ends of a connection, on paper: the prediction used where no lab can
/// run.
///
/// Begin at [Negotiation]; a [Proposal] is what the ends compare, [AlgorithmNames] is the
/// vocabulary that prediction and measurement share.
///
/// Source: RFC 7296 (IKEv2), RFC 2409 (IKEv1), and what strongSwan 5.9.8 was measured to do.
@NullMarked
package dev.simplon.azure.negotiation;

import org.jspecify.annotations.NullMarked;
