package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;
import static dev.simplon.azure.rule.Rule.Evidence.OBSERVED;
import static dev.simplon.azure.rule.Rule.Evidence.PROVIDER;

import dev.simplon.azure.GatewaySku;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Rule.Scope;
import dev.simplon.values.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Virtual network gateways: type, SKU, generation, subnet and addresses.
final class GatewayRules {
    private static final String SKUS = "Microsoft, \"About gateway SKUs\" (read 2026-11-24)";

    static final List<Rule> ALL =
            List.of(
                    gateway(
                                    "SIM-GW-001",
                                    "R001",
                                    OBSERVED,
                                    Scope.DOCUMENT,
                                    "The SKU belongs to the gateway's type",
                                    "ResourceModules issue 349, terraform-provider-azurerm issue"
                                            + " 9892 (read 2026-11-24)",
                                    GatewayRules::skuOfType)
                            .coded("InvalidGatewaySkuSpecifiedForGatewayDeploymentType"),
                    gateway(
                            "SIM-GW-002",
                            "R002",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A policy-based gateway has SKU Basic",
                            "terraform-provider-azurerm, virtual_network_gateway_resource; " + SKUS,
                            GatewayRules::policyBasedIsBasic),
                    gateway(
                            "SIM-GW-005",
                            "R005",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A Basic gateway has no BGP",
                            SKUS,
                            GatewayRules::basicWithoutBgp),
                    gateway(
                            "SIM-GW-006",
                            "R006",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A Basic gateway is not active-active",
                            "Microsoft, \"About active-active gateways\" (read 2026-11-24)",
                            GatewayRules::basicNotActiveActive),
                    gateway(
                                    "SIM-GW-011",
                                    "R011",
                                    OBSERVED,
                                    Scope.DOCUMENT,
                                    "The SKU exists in the gateway's generation",
                                    "Azure-Landing-Zones issue 1297 (read 2026-11-25)",
                                    GatewayRules::generation)
                            .coded(
                                    "VirtualNetworkGatewaySkuCannotBeCreatedForSpecifiedVmGeneration"),
                    gateway(
                            "SIM-GW-013",
                            "R013",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A Basic gateway cannot become another SKU",
                            "Microsoft, \"Upgrade a gateway SKU\" (read 2026-11-25)",
                            GatewayRules::basicStays),
                    gateway(
                                    "SIM-GW-014",
                                    "R014",
                                    KNOWN,
                                    Scope.DOCUMENT,
                                    "New gateways are of the AZ SKUs since 2025-01-01",
                                    "Microsoft, \"Gateway SKU consolidation\", announces it; other"
                                            + " pages still create VpnGw1 (read 2026-11-24)",
                                    GatewayRules::newIsZonal)
                            .since(LocalDate.of(2025, 1, 1)),
                    gateway(
                            "SIM-GW-017",
                            "R017",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "Type, VPN type and generation of a gateway stay",
                            "Microsoft, \"VPN Gateway FAQ\" (read 2026-11-24);"
                                    + " terraform-provider-azurerm replaces the gateway",
                            GatewayRules::immutable),
                    gateway(
                            "SIM-GW-018",
                            "R018",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A network has one VPN gateway and one ExpressRoute gateway",
                            "Microsoft, \"About VPN Gateway configuration settings\" (read"
                                    + " 2026-11-24)",
                            GatewayRules::onlyOne),
                    gateway(
                            "SIM-GW-020",
                            "R020",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "Point-to-site needs a route-based gateway",
                            SKUS,
                            GatewayRules::pointToSite),
                    gateway(
                            "SIM-GW-021",
                            "R021",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A gateway stands in the subnet GatewaySubnet",
                            "terraform-provider-azurerm, virtual_network_gateway_resource;"
                                    + " azure-docs issue 52229 (read 2026-11-24)",
                            GatewayRules::gatewaySubnet),
                    gateway(
                            "SIM-GW-022",
                            "R022",
                            KNOWN,
                            Scope.DOCUMENT,
                            "All instances of a gateway stand in one subnet",
                            "general knowledge, not confirmed",
                            GatewayRules::oneSubnet),
                    gateway(
                            "SIM-GW-025",
                            "R025",
                            KNOWN,
                            Scope.PAIR,
                            "A gateway is in the region of its network and addresses",
                            "general knowledge, not confirmed",
                            GatewayRules::oneRegion),
                    gateway(
                            "SIM-GW-026",
                            "R026",
                            KNOWN,
                            Scope.PAIR,
                            "The address of a gateway is IPv4 and nobody else's",
                            "general knowledge, not confirmed",
                            GatewayRules::ownAddress),
                    gateway(
                                    "SIM-GW-027",
                                    "R027",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A new VPN gateway has Standard addresses since 2023-12-01,"
                                            + " unless it is Basic",
                                    "terraform-provider-azurerm issue 24112; " + SKUS,
                                    look -> basicAddress(look, "Vpn"))
                            .coded("PublicIpWithBasicSkuNotAllowedOnVPNGateways")
                            .since(LocalDate.of(2023, 12, 1)),
                    gateway(
                                    "SIM-GW-028",
                                    "R028",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "A new ExpressRoute gateway has no Basic address since"
                                            + " 2023-12-01",
                                    "oci-azure-interconnect issue 6 (read 2026-11-24)",
                                    look -> basicAddress(look, "ExpressRoute"))
                            .coded("PublicIpWithBasicSkuNotAllowedOnExpressRouteGateways")
                            .since(LocalDate.of(2023, 12, 1)),
                    gateway(
                                    "SIM-GW-029",
                                    "R029",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "The addresses of an AZ gateway have zones",
                                    "ResourceModules issue 2609 (read 2026-11-25), ansible azure"
                                            + " issue 2208",
                                    GatewayRules::zonesNeeded)
                            .coded("VmssVpnGatewayPublicIpsMustHaveZonesConfigured"),
                    gateway(
                                    "SIM-GW-030",
                                    "R030",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "The addresses of a gateway that is neither AZ nor Basic have no zones",
                                    "Azure-Landing-Zones issue 2660 (read 2026-11-24)",
                                    GatewayRules::zonesRefused)
                            .coded("RegionalVmssVpnGatewayPublicIpsMustNotHaveZonesConfigured"),
                    gateway(
                                    "SIM-GW-033",
                                    "R033",
                                    OBSERVED,
                                    Scope.DOCUMENT,
                                    "An active-active gateway has two addresses, another has one",
                                    "Azure-Landing-Zones issues 2764, 2674 (read 2026-11-24)",
                                    GatewayRules::instances)
                            .coded("ActiveActiveGatewayMustHaveExactlyTwoIpConfigurations"),
                    gateway(
                            "SIM-GW-034",
                            "R034",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "Active-active needs a route-based gateway and an SKU that has it",
                            "Microsoft, \"About active-active gateways\" (read 2026-11-24)",
                            GatewayRules::activeActive),
                    gateway(
                                    "SIM-GW-036",
                                    "R036",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "The addresses of an active-active gateway are of one kind",
                                    "caf-enterprise-scale issue 940 (read 2026-11-24)",
                                    GatewayRules::sameKind)
                            .coded("ActiveActiveGatewayPublicIPAddressesDiffersInSkuOrZones"));

    private GatewayRules() {}

    private static Rule gateway(
            String id,
            String reference,
            Rule.Evidence evidence,
            Scope scope,
            String title,
            String source,
            Look.Rummage rummage) {
        return Rule.of(
                id, reference, evidence, scope, title, source, Look.at(Look.GATEWAYS, rummage));
    }

    private static boolean isVpn(View gateway) {
        return gateway.is("properties.gatewayType", "Vpn");
    }

    static boolean isPolicyBased(View gateway) {
        return isVpn(gateway) && gateway.is("properties.vpnType", "PolicyBased");
    }

    static boolean isBasic(View gateway) {
        return gateway.is("properties.sku.name", "Basic");
    }

    private static Optional<GatewaySku> sku(View gateway) {
        return isVpn(gateway)
                ? gateway.text("properties.sku.name").flatMap(GatewaySku::vpn)
                : Optional.empty();
    }

    private static void skuOfType(Look look) {
        var gateway = look.document();
        var sku = gateway.text("properties.sku.name").orElse("");
        var offered =
                switch (gateway.text("properties.gatewayType").orElse("")) {
                    case "Vpn" -> GatewaySku.ofVpn().stream().map(GatewaySku::name).toList();
                    case "ExpressRoute" -> GatewaySku.ofExpressRoute();
                    default -> List.<String>of();
                };
        if (!offered.isEmpty() && !sku.isEmpty() && !offered.contains(sku)) {
            look.refuse(
                    gateway.path("properties.sku.name"),
                    "A gateway of type "
                            + gateway.text("properties.gatewayType").orElse("")
                            + " has SKU "
                            + sku,
                    "That type has one of " + String.join(", ", offered) + ".",
                    "Choose one of these, or the other type.");
        }
    }

    private static void policyBasedIsBasic(Look look) {
        var gateway = look.document();
        if (isPolicyBased(gateway) && !isBasic(gateway)) {
            look.refuse(
                    gateway.path("properties.sku.name"),
                    "A policy-based gateway has SKU "
                            + gateway.text("properties.sku.name").orElse(""),
                    "Policy-based gateways exist as Basic only; azurerm refuses this too.",
                    "Set vpn_type = \"RouteBased\", or sku = \"Basic\".");
        }
    }

    private static void basicWithoutBgp(Look look) {
        var gateway = look.document();
        if (isVpn(gateway) && isBasic(gateway) && gateway.flag("properties.enableBgp")) {
            look.refuse(
                    gateway.path("properties.enableBgp"),
                    "A Basic gateway is to speak BGP",
                    "The SKU Basic has no BGP.",
                    "Set sku = \"VpnGw1AZ\", or turn BGP off.");
        }
    }

    private static void basicNotActiveActive(Look look) {
        var gateway = look.document();
        if (isVpn(gateway) && isBasic(gateway) && gateway.flag("properties.activeActive")) {
            look.refuse(
                    gateway.path("properties.activeActive"),
                    "A Basic gateway is to be active-active",
                    "The SKU Basic has one instance only.",
                    "Set sku = \"VpnGw1AZ\", or active_active = false.");
        }
    }

    private static void generation(Look look) {
        var gateway = look.document();
        var sku = sku(gateway);
        var generation = gateway.text("properties.vpnGatewayGeneration").orElse("");
        if (sku.isEmpty() || !generation.startsWith("Generation")) {
            return;
        }
        var number = Integer.parseInt(generation.substring("Generation".length()));
        if (!sku.get().generations().contains(number)) {
            look.refuse(
                    gateway.path("properties.vpnGatewayGeneration"),
                    "SKU " + sku.get().name() + " is not offered in " + generation,
                    "It exists in generation "
                            + String.join(
                                    " and ",
                                    sku.get().generations().stream().map(String::valueOf).toList())
                            + " only.",
                    "Set generation = \"Generation"
                            + sku.get().generations().getLast()
                            + "\", or choose another sku.");
        }
    }

    private static void basicStays(Look look) {
        if (look.prior().isEmpty() || !look.isChanged("properties.sku.name")) {
            return;
        }
        var gateway = look.document();
        var before = look.prior().get().text("properties.sku.name").orElse("");
        var after = gateway.text("properties.sku.name").orElse("");
        if (before.equals("Basic")) {
            look.refuse(
                    gateway.path("properties.sku.name"),
                    "A Basic gateway is to become " + after,
                    "Azure's table of upgrades says delete and create anew.",
                    "Replace the gateway (terraform apply -replace=...), and its address with it.");
        } else if (after.equals("Basic")) {
            look.warn(
                    gateway.path("properties.sku.name"),
                    "A gateway of SKU " + before + " is to become Basic",
                    "Azure's table of upgrades has no way back to Basic.",
                    "Replace the gateway (terraform apply -replace=...), and its address with it.");
        }
    }

    private static void newIsZonal(Look look) {
        var gateway = look.document();
        var sku = gateway.text("properties.sku.name").orElse("");
        if (look.isCreation() && isVpn(gateway) && sku.matches("VpnGw[1-5]")) {
            look.refuse(
                    gateway.path("properties.sku.name"),
                    "A new gateway is of SKU " + sku,
                    "Microsoft announced that gateways of this SKU can no longer be created since"
                            + " 2025-01-01, and are retired from September 2026.",
                    "Set sku = \"" + sku + "AZ\".");
        }
    }

    private static void immutable(Look look) {
        if (look.prior().isEmpty()) {
            return;
        }
        for (var member : List.of("gatewayType", "vpnType", "vpnGatewayGeneration")) {
            var at = "properties." + member;
            if (look.prior().get().has(at) && look.isChanged(at)) {
                look.refuse(
                        look.document().path(at),
                        member + " of an existing gateway is to change",
                        "It is fixed when the gateway is created.",
                        "Replace the gateway (terraform apply -replace=...).");
            }
        }
    }

    private static void onlyOne(Look look) {
        var gateway = look.document();
        var type = gateway.text("properties.gatewayType").orElse("");
        var network = networks(gateway).stream().findFirst();
        if (network.isEmpty() || !look.isNew("properties.ipConfigurations")) {
            return;
        }
        for (var other : look.others(Look.GATEWAYS)) {
            if (Path.of("properties", "gatewayType")
                            .in(other.value())
                            .flatMap(v -> v.asText())
                            .filter(type::equals)
                            .isPresent()
                    && known(other).contains(network.get())) {
                look.refuse(
                        gateway.path("properties.ipConfigurations"),
                        "Network "
                                + network.get().name()
                                + " has a gateway of type "
                                + type
                                + " already: "
                                + other.id().name(),
                        "A network holds at most one gateway of each type.",
                        "Use that gateway, or another network.");
            }
        }
    }

    /// The networks that another gateway certainly stands in.
    private static List<ResourceId> known(View gateway) {
        try {
            return networks(gateway);
        } catch (View.NotKnown _) {
            return List.of();
        }
    }

    private static List<ResourceId> networks(View gateway) {
        return gateway.each("properties.ipConfigurations").stream()
                .flatMap(c -> c.reference("properties.subnet").stream())
                .flatMap(subnet -> subnet.parent().stream())
                .distinct()
                .toList();
    }

    private static void pointToSite(Look look) {
        var gateway = look.document();
        if (isPolicyBased(gateway) && gateway.has("properties.vpnClientConfiguration")) {
            look.refuse(
                    gateway.path("properties.vpnClientConfiguration"),
                    "A policy-based gateway has point-to-site settings",
                    "Point-to-site needs a route-based gateway.",
                    "Set vpn_type = \"RouteBased\", or remove vpn_client_configuration.");
        }
    }

    private static void gatewaySubnet(Look look) {
        for (var configuration : look.document().each("properties.ipConfigurations")) {
            var subnet = configuration.reference("properties.subnet");
            if (subnet.isEmpty()) {
                look.refuse(
                        configuration.path("properties.subnet"),
                        "An ipConfiguration of a gateway names no subnet",
                        "Azure answers that a subnet reference is required.",
                        "Set subnet_id to the subnet GatewaySubnet of the network.");
            } else if (!subnet.get().name().equalsIgnoreCase("GatewaySubnet")) {
                look.refuse(
                        configuration.path("properties.subnet.id"),
                        "A gateway is to stand in subnet " + subnet.get().name(),
                        "The subnet of a gateway is called GatewaySubnet, to the letter; azurerm"
                                + " refuses others too.",
                        "Create a subnet with name = \"GatewaySubnet\", and use its id.");
            }
        }
    }

    private static void oneSubnet(Look look) {
        var subnets = new LinkedHashSet<ResourceId>();
        for (var configuration : look.document().each("properties.ipConfigurations")) {
            configuration.reference("properties.subnet").ifPresent(subnets::add);
        }
        if (subnets.size() > 1) {
            look.refuse(
                    look.document().path("properties.ipConfigurations"),
                    "The instances of a gateway are to stand in different subnets",
                    "All of them stand in one GatewaySubnet.",
                    "Give every ip_configuration the same subnet_id.");
        }
    }

    private static void oneRegion(Look look) {
        var gateway = look.document();
        var location = gateway.text("location").orElse("");
        for (var configuration : gateway.each("properties.ipConfigurations")) {
            var network = configuration.reference("properties.subnet").flatMap(ResourceId::parent);
            var address = configuration.reference("properties.publicIPAddress");
            for (var target : List.of(network, address)) {
                var there = target.flatMap(look::neighbour).flatMap(t -> t.text("location"));
                if (there.isPresent() && !there.get().equals(location)) {
                    look.refuse(
                            gateway.path("location"),
                            "The gateway is in "
                                    + location
                                    + ", but "
                                    + target.get().name()
                                    + " is in "
                                    + there.get(),
                            "A gateway is believed to need its network and addresses in its own"
                                    + " region.",
                            "Give all of them one location.");
                }
            }
        }
    }

    private static void ownAddress(Look look) {
        for (var configuration : look.document().each("properties.ipConfigurations")) {
            var address = configuration.reference("properties.publicIPAddress");
            if (address.isEmpty()) {
                continue;
            }
            var others = DeletionRules.gatewaysWith(look, "publicIPAddress", address.get());
            if (!others.isEmpty()) {
                look.refuse(
                        configuration.path("properties.publicIPAddress.id"),
                        "Address "
                                + address.get().name()
                                + " is used by "
                                + Neighbours.names(others)
                                + " already",
                        "A public address belongs to one ipConfiguration.",
                        "Create an address of its own for each.");
            }
            var version =
                    look.neighbour(address.get())
                            .flatMap(a -> a.text("properties.publicIPAddressVersion"));
            if (version.filter("IPv6"::equals).isPresent()) {
                look.refuse(
                        configuration.path("properties.publicIPAddress.id"),
                        "Address " + address.get().name() + " is IPv6",
                        "A gateway is reached over IPv4.",
                        "Set ip_version = \"IPv4\" on the address.");
            }
        }
    }

    /// An existing gateway keeps the addresses that it has.
    private static void basicAddress(Look look, String type) {
        var gateway = look.document();
        if (!gateway.is("properties.gatewayType", type)
                || isBasic(gateway)
                || !look.isNew("properties.ipConfigurations")) {
            return;
        }
        for (var configuration : gateway.each("properties.ipConfigurations")) {
            var address = look.target(configuration, "properties.publicIPAddress");
            if (address.filter(a -> a.is("sku.name", "Basic")).isPresent()) {
                look.refuse(
                        configuration.path("properties.publicIPAddress.id"),
                        "A gateway of SKU "
                                + gateway.text("properties.sku.name").orElse("")
                                + " is to use the Basic address "
                                + address.get().id().name(),
                        "New gateways take Standard addresses only, since 2023-12-01.",
                        "Set sku = \"Standard\" and allocation_method = \"Static\" on the address.");
            }
        }
    }

    private static void zonesNeeded(Look look) {
        var gateway = look.document();
        if (sku(gateway).filter(GatewaySku::zonal).isEmpty()
                || AddressRules.hasNoZones(gateway.text("location").orElse(""))) {
            return;
        }
        for (var configuration : gateway.each("properties.ipConfigurations")) {
            var address = look.target(configuration, "properties.publicIPAddress");
            if (address.filter(a -> a.is("sku.name", "Standard") && a.each("zones").isEmpty())
                    .isPresent()) {
                look.refuse(
                        configuration.path("properties.publicIPAddress.id"),
                        "An AZ gateway is to use the address "
                                + address.get().id().name()
                                + ", which has no zones",
                        "The addresses of a gateway with an AZ SKU are zonal or zone-redundant.",
                        "Set zones = [\"1\", \"2\", \"3\"] on the address.");
            }
        }
    }

    /// Not so with Basic: azurerm's own acceptance tests give such gateways zonal Standard
    /// addresses (read 2026-11-25).
    private static void zonesRefused(Look look) {
        var gateway = look.document();
        if (isBasic(gateway) || sku(gateway).filter(sku -> !sku.zonal()).isEmpty()) {
            return;
        }
        for (var configuration : gateway.each("properties.ipConfigurations")) {
            var address = look.target(configuration, "properties.publicIPAddress");
            if (address.filter(a -> a.is("sku.name", "Standard") && !a.each("zones").isEmpty())
                    .isPresent()) {
                look.refuse(
                        configuration.path("properties.publicIPAddress.id"),
                        "A gateway of SKU "
                                + gateway.text("properties.sku.name").orElse("")
                                + " is to use the address "
                                + address.get().id().name()
                                + ", which has zones",
                        "The addresses of a gateway without an AZ SKU have no zones.",
                        "Choose an AZ SKU such as \"VpnGw1AZ\", or remove zones from the address.");
            }
        }
    }

    private static void instances(Look look) {
        var gateway = look.document();
        int count = gateway.each("properties.ipConfigurations").size();
        var at = gateway.path("properties.ipConfigurations");
        if (!isVpn(gateway) || !gateway.has("properties.ipConfigurations")) {
            return;
        }
        if (!gateway.flag("properties.activeActive")) {
            if (count > 1) {
                look.warn(
                        at,
                        "A gateway that is not active-active has " + count + " ipConfigurations",
                        "It has one instance, and so needs one.",
                        "Remove the others, or set active_active = true.");
            }
            return;
        }
        int most = gateway.has("properties.vpnClientConfiguration") ? 3 : 2;
        if (count < 2 || count > most) {
            look.refuse(
                    at,
                    "An active-active gateway has " + count + " ipConfigurations",
                    "It has two instances with an address each (and a third address only for"
                            + " point-to-site).",
                    "Write two ip_configuration blocks with an address each, or set active_active ="
                            + " false.");
        }
    }

    private static void activeActive(Look look) {
        var gateway = look.document();
        if (!gateway.flag("properties.activeActive")) {
            return;
        }
        var at = gateway.path("properties.activeActive");
        if (isPolicyBased(gateway)) {
            look.refuse(
                    at,
                    "A policy-based gateway is to be active-active",
                    "Active-active needs a route-based gateway.",
                    "Set vpn_type = \"RouteBased\", or active_active = false.");
        } else if (!isBasic(gateway)
                && sku(gateway).filter(sku -> !sku.activeActive()).isPresent()) {
            look.refuse(
                    at,
                    "A gateway of SKU "
                            + gateway.text("properties.sku.name").orElse("")
                            + " is to be active-active",
                    "That SKU has one instance only.",
                    "Set sku = \"VpnGw1AZ\", or active_active = false.");
        }
    }

    private static void sameKind(Look look) {
        var gateway = look.document();
        if (!gateway.flag("properties.activeActive")) {
            return;
        }
        var addresses = new ArrayList<View>();
        for (var configuration : gateway.each("properties.ipConfigurations")) {
            look.target(configuration, "properties.publicIPAddress").ifPresent(addresses::add);
        }
        for (var other : addresses) {
            var first = addresses.getFirst();
            if (!first.text("sku.name").equals(other.text("sku.name"))
                    || !zones(first).equals(zones(other))) {
                look.refuse(
                        gateway.path("properties.ipConfigurations"),
                        "Addresses "
                                + first.id().name()
                                + " and "
                                + other.id().name()
                                + " differ in SKU or zones",
                        "The addresses of an active-active gateway are of one kind.",
                        "Give both the same sku, allocation_method and zones.");
            }
        }
    }

    private static Set<String> zones(View address) {
        var zones = new LinkedHashSet<String>();
        address.each("zones").forEach(zone -> zone.text().ifPresent(zones::add));
        return zones;
    }
}
