package dev.simplon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlueprintTest {
    @Test
    void namesAndNumbersStayWhenTheNetworkChanges() {
        var notes = new HashMap<String, String>();
        var first = draw(Networks.siteToSite(), notes);
        draw(both(), notes);
        var again = draw(Networks.siteToSite(), notes);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void numberOfAPeerStaysWithItsGatewayWhileThatLives() {
        var notes = new HashMap<String, String>();
        var before = draw(both(), notes).gatewayEnds(Networks.SITE).getFirst().number();
        var all = both();
        var without =
                new DesiredNetwork(
                        all.virtualNetworks(),
                        all.gateways(),
                        all.devices(),
                        all.tunnels().stream()
                                .filter(t -> t.kind() == Tunnel.Kind.VNET_TO_VNET)
                                .toList());
        assertThat(draw(without, notes).gatewayEnds(Networks.SITE)).isEmpty();
        assertThat(draw(both(), notes).gatewayEnds(Networks.SITE).getFirst().number())
                .isEqualTo(before);
    }

    @Test
    void everythingThatMustDifferDoes() {
        var blueprint = draw(both(), new HashMap<>());
        assertThat(blueprint.spaces().stream().map(Space::name)).doesNotHaveDuplicates();
        assertThat(blueprint.spaces().stream().flatMap(s -> s.ports().stream()))
                .doesNotHaveDuplicates();
        assertThat(blueprint.ends().values().stream().map(TunnelEnd::number))
                .doesNotHaveDuplicates();
        assertThat(blueprint.ends()).hasSize(4);
    }

    @Test
    void exactlyOneEndOfATunnelInitiates() {
        var ends = draw(both(), new HashMap<>()).ends();
        for (var end : ends.values()) {
            var peer = end.peerEnd().flatMap(p -> Optional.ofNullable(ends.get(p))).orElseThrow();
            assertThat(peer.peerEnd()).contains(end.daemon());
            assertThat(end.initiates()).isNotEqualTo(peer.initiates());
        }
    }

    @Test
    void connectionsToOnePeerAddressAreRefusedWithTheirReason() {
        var base = Networks.siteToSite();
        var other = Networks.id("connections", "second");
        var tunnel = base.tunnels().getFirst();
        var tunnels = new ArrayList<>(base.tunnels());
        tunnels.add(
                new Tunnel(
                        other,
                        tunnel.kind(),
                        tunnel.gateway(),
                        tunnel.remote(),
                        tunnel.sharedKey(),
                        tunnel.deviceKey(),
                        true,
                        tunnel.settings(),
                        tunnel.deviceSettings()));
        var blueprint =
                draw(
                        new DesiredNetwork(
                                base.virtualNetworks(), base.gateways(), base.devices(), tunnels),
                        new HashMap<>());
        assertThat(blueprint.refused())
                .isEqualTo(
                        Map.of(
                                other,
                                "the gateway has another connection (onpremise) to the same public address 168.62.225.23, and can tell them apart by that address only; give each device its own"));
        assertThat(blueprint.gatewayEnds(Networks.SITE)).hasSize(1);
    }

    @Test
    void blueprintShowsNoKey() {
        assertThat(draw(both(), new HashMap<>()).toString()).doesNotContain(Networks.KEY);
    }

    private static DesiredNetwork both() {
        var one = Networks.siteToSite();
        var two = Networks.vnetToVnet();
        return new DesiredNetwork(
                join(one.virtualNetworks(), two.virtualNetworks()),
                join(one.gateways(), two.gateways()),
                one.devices(),
                join(one.tunnels(), two.tunnels()));
    }

    private static <T> List<T> join(List<T> one, List<T> two) {
        var all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    /// As the reconciler does: what was allocated is noted.
    private static Blueprint draw(DesiredNetwork network, Map<String, String> notes) {
        var allocation = new Allocation(notes);
        var blueprint = Blueprint.of(network, allocation);
        Set<String> spaces =
                blueprint.spaces().stream().map(Space::name).collect(Collectors.toSet());
        allocation
                .changes(spaces)
                .forEach((key, value) -> {
                    if (value.isEmpty()) {
                        notes.remove(key);
                    } else {
                        notes.put(key, value);
                    }
                });
        return blueprint;
    }
}
