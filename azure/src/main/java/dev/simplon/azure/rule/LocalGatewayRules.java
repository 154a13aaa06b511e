package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.OBSERVED;
import static dev.simplon.azure.rule.Rule.Evidence.PROVIDER;
import static dev.simplon.azure.rule.Rule.Evidence.SCHEMA;

import dev.simplon.azure.IpAddress;
import dev.simplon.azure.rule.Rule.Scope;
import java.util.List;

/// Local network gateways by themselves; their BGP is in [BgpRules].
final class LocalGatewayRules {
    static final List<Rule> ALL =
            List.of(
                    Rule.of(
                            "SIM-LNG-116",
                            "R116",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A local network gateway has an address or a name",
                            "terraform-provider-azurerm, local_network_gateway_resource (read"
                                    + " 2026-11-24)",
                            Look.at(Look.LOCAL_GATEWAYS, LocalGatewayRules::oneOf)),
                    Rule.of(
                            "SIM-LNG-116-A",
                            "R116",
                            SCHEMA,
                            Scope.DOCUMENT,
                            "The address of a local network gateway is an IPv4 address",
                            "Azure/azure-rest-api-specs, LocalNetworkGateway.gatewayIpAddress"
                                    + " (read 2026-11-24)",
                            Look.at(Look.LOCAL_GATEWAYS, LocalGatewayRules::literal)),
                    Rule.of(
                                    "SIM-LNG-077",
                                    "R077",
                                    OBSERVED,
                                    Scope.DOCUMENT,
                                    "A local network gateway has an address space or BGP",
                                    "terraform-provider-azurerm issue 15163 (read 2026-11-24)",
                                    Look.at(Look.LOCAL_GATEWAYS, LocalGatewayRules::notEmpty))
                            .coded("LocalNetworkGatewayCannotHaveEmptyAddressPrefixAndBgpSettings"),
                    Rule.of(
                            "SIM-LNG-076",
                            "R076",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "The BGP peer is not the device's public address",
                            "Microsoft, \"VPN Gateway FAQ\", BGP (read 2026-11-24)",
                            Look.at(Look.LOCAL_GATEWAYS, LocalGatewayRules::peerInside)),
                    Rule.of(
                                    "SIM-LNG-079",
                                    "R079",
                                    OBSERVED,
                                    Scope.DOCUMENT,
                                    "A local network gateway has no bgpPeeringAddresses",
                                    "azure-powershell issue 11748 (read 2026-11-24)",
                                    Look.at(Look.LOCAL_GATEWAYS, LocalGatewayRules::onePeer))
                            .coded("LocalNetworkGatewayBgpPeeringAddressesMustbeNull"));

    private LocalGatewayRules() {}

    private static void oneOf(Look look) {
        var site = look.document();
        var address = site.text("properties.gatewayIpAddress");
        var name = site.text("properties.fqdn");
        if (address.isEmpty() && name.isEmpty()) {
            look.refuse(
                    site.path("properties.gatewayIpAddress"),
                    "A local network gateway has neither an address nor a name",
                    "The gateway must know where the device is; azurerm refuses this too.",
                    "Set gateway_address, or gateway_fqdn.");
        } else if (address.isPresent() && name.isPresent()) {
            look.warn(
                    site.path("properties.fqdn"),
                    "A local network gateway has both an address and a name",
                    "azurerm allows one of them; Azure's own example has both and keeps the"
                            + " address.",
                    "Set one of gateway_address and gateway_fqdn.");
        }
    }

    private static void literal(Look look) {
        var address = look.document().text("properties.gatewayIpAddress");
        if (address.isPresent()
                && IpAddress.parse(address.get()).filter(a -> a.inet().isIPv4()).isEmpty()) {
            look.refuse(
                    look.document().path("properties.gatewayIpAddress"),
                    "\"" + address.get() + "\" is no IPv4 address",
                    "The address of the device is the literal of an IPv4 address.",
                    "Write an address such as \"203.0.113.1\"; for a name use gateway_fqdn.");
        }
    }

    private static void notEmpty(Look look) {
        var site = look.document();
        if (site.each("properties.localNetworkAddressSpace.addressPrefixes").isEmpty()
                && !site.has("properties.bgpSettings")) {
            look.refuse(
                    site.path("properties.localNetworkAddressSpace.addressPrefixes"),
                    "A local network gateway has neither an address space nor BGP settings",
                    "Without either the gateway would route nothing to it.",
                    "Set address_space to the prefixes behind the device, or add bgp_settings.");
        }
    }

    private static void peerInside(Look look) {
        var site = look.document();
        var peer = site.text("properties.bgpSettings.bgpPeeringAddress");
        if (peer.isPresent() && peer.equals(site.text("properties.gatewayIpAddress"))) {
            look.refuse(
                    site.path("properties.bgpSettings.bgpPeeringAddress"),
                    "The BGP peer has the public address of the device (" + peer.get() + ")",
                    "The BGP session runs inside the tunnel and cannot end at its outer address.",
                    "Use an address of the device inside its network, or on a loopback.");
        }
    }

    private static void onePeer(Look look) {
        var peers = look.document().each("properties.bgpSettings.bgpPeeringAddresses");
        if (!peers.isEmpty()) {
            look.refuse(
                    look.document().path("properties.bgpSettings.bgpPeeringAddresses"),
                    "A local network gateway has bgpPeeringAddresses",
                    "They belong to virtual network gateways.",
                    "Use bgpPeeringAddress.");
        }
    }
}
