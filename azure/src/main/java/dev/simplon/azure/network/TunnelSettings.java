package dev.simplon.azure.network;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.SelectorPair;
import dev.simplon.azure.network.DesiredNetwork.Settings;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.Duration;
import java.util.List;

/// What a connection's document says about the tunnel, as both ends are told it.
final class TunnelSettings {
    private TunnelSettings() {}

    /// The gateway's.
    ///
    /// @param here what is behind the gateway
    /// @param there what is behind the other end
    static Settings of(
            ObjectValue connection,
            boolean policyBased,
            List<IpPrefix> here,
            List<IpPrefix> there) {
        int version =
                policyBased || Field.text(connection, "connectionProtocol").equals("IKEv1") ? 1 : 2;
        var policy =
                Path.of("properties", "ipsecPolicies")
                        .index(0)
                        .in(connection)
                        .flatMap(IpsecPolicy::of);
        return new Settings(
                version,
                policy.map(p -> List.of(p.ikeProposal()))
                        .orElse(policyBased ? DefaultOffers.POLICY_BASED_IKE : DefaultOffers.IKE),
                policy.map(p -> List.of(p.espProposal()))
                        .orElse(policyBased ? DefaultOffers.POLICY_BASED_ESP : DefaultOffers.ESP),
                selectors(connection, policyBased, here, there),
                Duration.ofSeconds(
                        Field.number(connection, "dpdTimeoutSeconds")
                                .filter(seconds -> seconds > 0)
                                .orElse(DefaultOffers.DPD_SECONDS)),
                Duration.ofSeconds(
                        policy.map(IpsecPolicy::saLifetimeSeconds)
                                .orElse(
                                        policyBased
                                                ? DefaultOffers.POLICY_BASED_SA_SECONDS
                                                : DefaultOffers.SA_SECONDS)),
                policy.map(IpsecPolicy::saKilobytes).orElse(DefaultOffers.SA_KILOBYTES),
                mode(connection));
    }

    /// A policy-based gateway speaks IKEv1, which knows one pair of prefixes a child; a route-based
    /// one that is told to use selectors puts all of them into one.
    private static List<SelectorPair> selectors(
            ObjectValue connection,
            boolean policyBased,
            List<IpPrefix> here,
            List<IpPrefix> there) {
        if (policyBased) {
            return here.stream()
                    .flatMap(local ->
                            there.stream()
                                    .map(remote ->
                                            new SelectorPair(List.of(local), List.of(remote))))
                    .toList();
        }
        if (!Field.flag(connection, "usePolicyBasedTrafficSelectors")) {
            var everything = List.of(IpPrefix.EVERYTHING);
            return List.of(new SelectorPair(everything, everything));
        }
        var chosen =
                Path.of("properties", "trafficSelectorPolicies")
                        .in(connection)
                        .map(Value::asList)
                        .orElse(List.of())
                        .stream()
                        .map(policy ->
                                new SelectorPair(
                                        Field.prefixes(policy, Path.of("localAddressRanges")),
                                        Field.prefixes(policy, Path.of("remoteAddressRanges"))))
                        .filter(pair -> !pair.local().isEmpty() && !pair.remote().isEmpty())
                        .toList();
        return chosen.isEmpty() ? List.of(new SelectorPair(here, there)) : chosen;
    }

    /// What the device is told: the same, seen from its side.
    static Settings mirrored(Settings gateway) {
        return new Settings(
                gateway.ikeVersion(),
                gateway.ikeProposals(),
                gateway.espProposals(),
                gateway.selectors().stream()
                        .map(pair ->
                                new SelectorPair(
                                        /* local= */ pair.remote(), /* remote= */ pair.local()))
                        .toList(),
                gateway.dpdTimeout(),
                gateway.saLifetime(),
                gateway.saKilobytes(),
                Mode.DEFAULT);
    }

    static Mode mode(ObjectValue connection) {
        return switch (Field.text(connection, "connectionMode")) {
            case "InitiatorOnly" -> Mode.INITIATOR_ONLY;
            case "ResponderOnly" -> Mode.RESPONDER_ONLY;
            default -> Mode.DEFAULT;
        };
    }
}
