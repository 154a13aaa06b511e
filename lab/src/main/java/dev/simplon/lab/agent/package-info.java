/// The part of the lab that runs inside its namespaces: the parent of all daemons, and the hand
/// that runs `ip` and `nft` there. It knows nothing of Azure, IKE or any other package.
///
/// Begin at [Agent] (inside) and [AgentClient] (outside); between them go [Frame]s over a Unix
/// socket. The agent's death ends the lab, so it stays small.
@NullMarked
package dev.simplon.lab.agent;

import org.jspecify.annotations.NullMarked;
