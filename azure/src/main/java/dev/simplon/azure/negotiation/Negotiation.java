package dev.simplon.azure.negotiation;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.SelectorPair;
import dev.simplon.azure.network.DesiredNetwork.Settings;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.ObservedNetwork.ChildSa;
import dev.simplon.azure.network.ObservedNetwork.Connection;
import dev.simplon.azure.network.ObservedNetwork.IkeSa;
import dev.simplon.azure.network.ObservedNetwork.Source;
import dev.simplon.azure.network.ObservedNetwork.Status;
import dev.simplon.values.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What IKE would make of a desired network: for each connection whether it comes up, with which
/// algorithms and selectors, or why not. Never measured, and always said to be predicted.
public final class Negotiation {
    private Negotiation() {}

    /// As [#predict(DesiredNetwork, String)], because no data plane runs.
    public static ObservedNetwork predict(DesiredNetwork network) {
        return predict(network, "no data plane runs");
    }

    /// @param reason why this is predicted and not measured
    public static ObservedNetwork predict(DesiredNetwork network, String reason) {
        return new ObservedNetwork(
                Source.PREDICTED,
                reason,
                network.tunnels().stream().map(tunnel -> connection(network, tunnel)).toList(),
                List.of());
    }

    /// The other end of a tunnel.
    private record End(String name, Settings settings, Secret key, boolean initiates) {}

    private static Connection connection(DesiredNetwork network, Tunnel tunnel) {
        return switch (tunnel.kind()) {
            case SITE_TO_SITE -> siteToSite(network, tunnel);
            case VNET_TO_VNET -> betweenNetworks(network, tunnel);
        };
    }

    private static Connection siteToSite(DesiredNetwork network, Tunnel tunnel) {
        var device =
                network.devices().stream()
                        .filter(d -> d.localNetworkGateway().equals(tunnel.remote()))
                        .findFirst();
        if (device.isEmpty() || tunnel.deviceSettings().isEmpty()) {
            return notConnected(tunnel, "There is no device " + tunnel.remote().name() + ".");
        }
        var name = device.get().name();
        if (!device.get().running()) {
            return notConnected(
                    tunnel,
                    "Device "
                            + name
                            + " is stopped. Start it with `simplon device start "
                            + name
                            + "`.");
        }
        return between(
                tunnel,
                new End(
                        "device " + name,
                        tunnel.deviceSettings().get(),
                        tunnel.deviceKey().orElse(tunnel.sharedKey()),
                        !tunnel.initiates()));
    }

    private static Connection betweenNetworks(DesiredNetwork network, Tunnel tunnel) {
        var back =
                network.tunnels().stream()
                        .filter(t ->
                                t.kind() == Tunnel.Kind.VNET_TO_VNET
                                        && t.gateway().equals(tunnel.remote())
                                        && t.remote().equals(tunnel.gateway()))
                        .findFirst();
        if (back.isEmpty()) {
            return notConnected(
                    tunnel,
                    "Gateway "
                            + tunnel.remote().name()
                            + " has no connection back to "
                            + tunnel.gateway().name()
                            + ". Create one, with the same shared key.");
        }
        return between(
                tunnel,
                new End(
                        "gateway " + tunnel.remote().name(),
                        back.get().settings(),
                        back.get().sharedKey(),
                        back.get().initiates()));
    }

    /// In the order in which IKE comes upon things: whether anybody begins, the version, the
    /// proposals of IKE, the key, the proposals of ESP, the selectors.
    private static Connection between(Tunnel tunnel, End other) {
        var here = tunnel.settings();
        var there = other.settings();
        if (!tunnel.initiates() && !other.initiates()) {
            return notConnected(
                    tunnel,
                    "Neither end initiates: both are ResponderOnly. Set the connection mode of one"
                            + " to Default or InitiatorOnly.");
        }
        if (here.mode() == Mode.INITIATOR_ONLY && there.mode() == Mode.INITIATOR_ONLY) {
            return notConnected(
                    tunnel,
                    "Neither end responds: both are InitiatorOnly. Set the connection mode of one"
                            + " to Default or ResponderOnly.");
        }
        if (here.ikeVersion() != there.ikeVersion()) {
            return notConnected(
                    tunnel,
                    "The gateway speaks IKEv"
                            + here.ikeVersion()
                            + ", "
                            + other.name()
                            + " speaks IKEv"
                            + there.ikeVersion()
                            + ". Give both the same protocol.");
        }
        if (!isPossible(here) || !isPossible(there)) {
            return notConnected(
                    tunnel,
                    "The IPsec policy is no possible proposal. Choose a DH group other than None,"
                            + " no GCM with IKEv1, and one GCM algorithm for both or none.");
        }
        var ike = firstCommon(tunnel, other, Settings::ikeProposals, p -> p);
        if (ike.isEmpty()) {
            return notConnected(
                    tunnel, noProposal("IKE", here.ikeProposals(), there.ikeProposals(), other));
        }
        if (!tunnel.sharedKey().equals(other.key())) {
            return notConnected(
                    tunnel,
                    "The shared key of the connection and that of "
                            + other.name()
                            + " differ. Give both the same.");
        }
        var ikeSa = Optional.of(ikeSa(here.ikeVersion(), ike.get()));
        var esp =
                firstCommon(
                        tunnel,
                        other,
                        Settings::espProposals,
                        here.ikeVersion() == 2 ? Proposal::withoutGroup : UnaryOperator.identity());
        if (esp.isEmpty()) {
            return notConnected(
                    tunnel,
                    ikeSa,
                    noProposal("ESP", here.espProposals(), there.espProposals(), other));
        }
        var selectors = narrowed(here.selectors(), there.selectors());
        if (selectors.isEmpty()) {
            return notConnected(
                    tunnel,
                    ikeSa,
                    "The traffic selectors of the gateway and of "
                            + other.name()
                            + " have nothing in common. Give both ends the same prefixes.");
        }
        return new Connection(
                tunnel.connection(),
                Status.CONNECTED,
                Optional.empty(),
                ikeSa,
                Optional.of(childSa(esp.get(), selectors.get())),
                0,
                0);
    }

    private static String noProposal(
            String protocol, List<String> here, List<String> there, End other) {
        return "No "
                + protocol
                + " proposal in common: the gateway has "
                + String.join(", ", here)
                + "; "
                + other.name()
                + " has "
                + String.join(", ", there)
                + ". Give both ends the same policy.";
    }

    private interface Proposals {
        List<String> of(Settings settings);
    }

    /// The responder takes the first of the initiator's proposals that it has too.
    private static Optional<Proposal> firstCommon(
            Tunnel tunnel, End other, Proposals proposals, UnaryOperator<Proposal> compared) {
        var here = parsed(proposals.of(tunnel.settings()), compared);
        var there = parsed(proposals.of(other.settings()), compared);
        var offered = tunnel.initiates() ? here : there;
        var accepted = tunnel.initiates() ? there : here;
        return offered.stream().filter(accepted::contains).findFirst();
    }

    private static List<Proposal> parsed(List<String> texts, UnaryOperator<Proposal> compared) {
        return texts.stream().flatMap(t -> Proposal.parse(t).stream()).map(compared).toList();
    }

    private static boolean isPossible(Settings settings) {
        return parsed(settings.ikeProposals(), p -> p).stream()
                        .anyMatch(p -> p.isPossibleInIke(settings.ikeVersion()))
                && !parsed(settings.espProposals(), p -> p).isEmpty();
    }

    /// The first pair of this end that has something in common with a pair of the other end.
    private static Optional<SelectorPair> narrowed(
            List<SelectorPair> here, List<SelectorPair> there) {
        for (var mine : here) {
            for (var theirs : there) {
                var local = common(mine.local(), theirs.remote());
                var remote = common(mine.remote(), theirs.local());
                if (!local.isEmpty() && !remote.isEmpty()) {
                    return Optional.of(new SelectorPair(local, remote));
                }
            }
        }
        return Optional.empty();
    }

    /// Of two prefixes that overlap one contains the other; the smaller is what they have in
    /// common.
    private static List<IpPrefix> common(List<IpPrefix> some, List<IpPrefix> others) {
        var common = new ArrayList<IpPrefix>();
        for (var one : some) {
            for (var other : others) {
                if (one.overlaps(other)) {
                    var smaller = one.contains(other) ? other : one;
                    if (!common.contains(smaller)) {
                        common.add(smaller);
                    }
                }
            }
        }
        return common;
    }

    private static IkeSa ikeSa(int version, Proposal proposal) {
        return new IkeSa(
                version,
                AlgorithmNames.encryption(proposal.encryption()).orElseThrow(),
                proposal.integrity().flatMap(AlgorithmNames::integrity),
                proposal.random().flatMap(AlgorithmNames::prf),
                proposal.group().flatMap(AlgorithmNames::group).orElseThrow(),
                Optional.empty());
    }

    private static ChildSa childSa(Proposal proposal, SelectorPair selectors) {
        return new ChildSa(
                AlgorithmNames.encryption(proposal.encryption()).orElseThrow(),
                proposal.integrity().flatMap(AlgorithmNames::integrity),
                Optional.empty(),
                Optional.empty(),
                selectors.local().stream().map(IpPrefix::toString).toList(),
                selectors.remote().stream().map(IpPrefix::toString).toList(),
                0,
                0,
                0,
                0);
    }

    private static Connection notConnected(Tunnel tunnel, String reason) {
        return notConnected(tunnel, Optional.empty(), reason);
    }

    private static Connection notConnected(Tunnel tunnel, Optional<IkeSa> ike, String reason) {
        return new Connection(
                tunnel.connection(),
                Status.NOT_CONNECTED,
                Optional.of(reason),
                ike,
                Optional.empty(),
                0,
                0);
    }
}
