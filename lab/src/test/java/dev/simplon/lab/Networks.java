package dev.simplon.lab;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.DesiredNetwork.Device;
import dev.simplon.azure.network.DesiredNetwork.Gateway;
import dev.simplon.azure.network.DesiredNetwork.Instance;
import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.SelectorPair;
import dev.simplon.azure.network.DesiredNetwork.Settings;
import dev.simplon.azure.network.DesiredNetwork.Tunnel;
import dev.simplon.azure.network.DesiredNetwork.VirtualNetwork;
import dev.simplon.values.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Networks for tests: valid wholes, from which a test changes what matters to it.
final class Networks {
    static final ResourceId SITE = id("connections", "onpremise");
    static final ResourceId US = id("connections", "us-to-europe");
    static final ResourceId EUROPE = id("connections", "europe-to-us");
    static final String KEY = "4-v3ry-53cr37-1p53c-5h4r3d-k3y";

    private Networks() {}

    static ResourceId id(String type, String name) {
        return ResourceId.network("00000000-0000-0000-0000-000000000000", "test", type, name);
    }

    /// Azure's default offers, route-based, with a dead peer noticed after 9 s.
    static Settings settings() {
        return new Settings(
                2,
                List.of(
                        "aes256-sha1-modp1024",
                        "aes256-sha256-modp1024",
                        "aes128-sha1-modp1024",
                        "aes128-sha256-modp1024",
                        "3des-sha1-modp1024",
                        "3des-sha256-modp1024"),
                List.of(
                        "aes256gcm16",
                        "aes256-sha1",
                        "3des-sha1",
                        "aes256-sha256",
                        "aes128-sha1",
                        "3des-sha256"),
                List.of(
                        new SelectorPair(
                                List.of(IpPrefix.EVERYTHING), List.of(IpPrefix.EVERYTHING))),
                Duration.ofSeconds(9),
                Duration.ofSeconds(27_000),
                102_400_000,
                Mode.DEFAULT);
    }

    static Settings with(Settings from, List<String> ike, List<String> esp) {
        return new Settings(
                from.ikeVersion(),
                ike,
                esp,
                from.selectors(),
                from.dpdTimeout(),
                from.saLifetime(),
                from.saKilobytes(),
                from.mode());
    }

    static Settings with(Settings from, Mode mode) {
        return new Settings(
                from.ikeVersion(),
                from.ikeProposals(),
                from.espProposals(),
                from.selectors(),
                from.dpdTimeout(),
                from.saLifetime(),
                from.saKilobytes(),
                mode);
    }

    static Settings with(int version, Settings from, List<SelectorPair> selectors) {
        return new Settings(
                version,
                from.ikeProposals(),
                from.espProposals(),
                selectors,
                from.dpdTimeout(),
                from.saLifetime(),
                from.saKilobytes(),
                from.mode());
    }

    /// The stack of azurerm's documentation.
    static DesiredNetwork siteToSite() {
        return siteToSite(new Secret(KEY), Optional.empty(), true, settings(), settings());
    }

    static DesiredNetwork siteToSite(
            Secret key,
            Optional<Secret> deviceKey,
            boolean running,
            Settings gateway,
            Settings device) {
        return siteToSite(key, deviceKey, running, true, gateway, device);
    }

    static DesiredNetwork siteToSite(
            Secret key,
            Optional<Secret> deviceKey,
            boolean running,
            boolean initiates,
            Settings gateway,
            Settings device) {
        var network = id("virtualNetworks", "test");
        var gatewayId = id("virtualNetworkGateways", "test");
        var site = id("localNetworkGateways", "onpremise");
        return new DesiredNetwork(
                List.of(
                        new VirtualNetwork(
                                network, List.of(prefix("10.0.0.0/16")), address("10.0.0.4"))),
                List.of(
                        new Gateway(
                                gatewayId,
                                network,
                                List.of(
                                        new Instance(
                                                address("20.61.97.4"),
                                                address("10.0.1.4"),
                                                prefix("10.0.1.0/24"))))),
                List.of(
                        new Device(
                                site,
                                "onpremise",
                                address("168.62.225.23"),
                                List.of(prefix("10.1.1.0/24")),
                                address("10.1.1.1"),
                                running)),
                List.of(
                        new Tunnel(
                                SITE,
                                Tunnel.Kind.SITE_TO_SITE,
                                gatewayId,
                                site,
                                key,
                                deviceKey,
                                initiates,
                                gateway,
                                Optional.of(device))));
    }

    static DesiredNetwork vnetToVnet() {
        var us = id("virtualNetworks", "us");
        var europe = id("virtualNetworks", "europe");
        var usGateway = id("virtualNetworkGateways", "us-gateway");
        var europeGateway = id("virtualNetworkGateways", "europe-gateway");
        return new DesiredNetwork(
                List.of(
                        new VirtualNetwork(us, List.of(prefix("10.0.0.0/16")), address("10.0.0.4")),
                        new VirtualNetwork(
                                europe, List.of(prefix("10.1.0.0/16")), address("10.1.0.4"))),
                List.of(
                        new Gateway(
                                usGateway,
                                us,
                                List.of(
                                        new Instance(
                                                address("20.61.97.4"),
                                                address("10.0.1.4"),
                                                prefix("10.0.1.0/24")))),
                        new Gateway(
                                europeGateway,
                                europe,
                                List.of(
                                        new Instance(
                                                address("20.61.97.5"),
                                                address("10.1.1.4"),
                                                prefix("10.1.1.0/24"))))),
                List.of(),
                List.of(
                        new Tunnel(
                                US,
                                Tunnel.Kind.VNET_TO_VNET,
                                usGateway,
                                europeGateway,
                                new Secret(KEY),
                                Optional.empty(),
                                false,
                                settings(),
                                Optional.empty()),
                        new Tunnel(
                                EUROPE,
                                Tunnel.Kind.VNET_TO_VNET,
                                europeGateway,
                                usGateway,
                                new Secret(KEY),
                                Optional.empty(),
                                true,
                                settings(),
                                Optional.empty())));
    }

    static IpPrefix prefix(String text) {
        return IpPrefix.parse(text).orElseThrow();
    }

    static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
