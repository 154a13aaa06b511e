package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;
import static dev.simplon.azure.rule.Rule.Evidence.OBSERVED;
import static dev.simplon.azure.rule.Rule.Evidence.PROVIDER;

import dev.simplon.azure.rule.Rule.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Public IP addresses.
final class AddressRules {
    static final List<Rule> ALL =
            List.of(
                    Rule.of(
                            "SIM-IP-032",
                            "R032",
                            PROVIDER,
                            Scope.DOCUMENT,
                            "A Standard public address is Static",
                            "terraform-provider-azurerm, public_ip_resource (read 2026-11-24)",
                            Look.at(Look.ADDRESSES, AddressRules::standardIsStatic)),
                    Rule.of(
                            "SIM-IP-175",
                            "R175",
                            KNOWN,
                            Scope.DOCUMENT,
                            "Only a Standard public address has zones, and only where there are"
                                    + " some",
                            "general knowledge, not confirmed",
                            Look.at(Look.ADDRESSES, AddressRules::zones)),
                    Rule.of(
                                    "SIM-IP-176",
                                    "R176",
                                    OBSERVED,
                                    Scope.DOCUMENT,
                                    "No new Basic public address since 2025-03-31",
                                    "Azure update \"Upgrade to Standard SKU public IP"
                                            + " addresses\"; refusals reported in"
                                            + " azure-quickstart-templates issue 14512"
                                            + " (2025-06-12) and skypilot issue 7977 (2025-11-14);"
                                            + " terraform-provider-azurerm since 4.67 (all read"
                                            + " 2026-11-25)",
                                    Look.at(Look.ADDRESSES, AddressRules::noNewBasic))
                            .since(LocalDate.of(2025, 3, 31)),
                    Rule.of(
                            "SIM-IP-177",
                            "R177",
                            KNOWN,
                            Scope.PAIR,
                            "A public address in use keeps its SKU and allocation",
                            "general knowledge, not confirmed",
                            Look.at(Look.ADDRESSES, AddressRules::unchangedInUse)));

    /// The SKUs whose addresses are Standard ones, in either generation.
    private static final Set<String> STANDARD = Set.of("Standard", "StandardV2");

    /// Without availability zones, as far as we know on 2026-11-25; not the whole list.
    private static final Set<String> WITHOUT_ZONES =
            Set.of(
                    "westus",
                    "northcentralus",
                    "westcentralus",
                    "canadaeast",
                    "ukwest",
                    "westindia",
                    "southindia",
                    "australiasoutheast",
                    "australiacentral",
                    "koreasouth",
                    "francesouth",
                    "germanynorth",
                    "norwaywest",
                    "switzerlandwest",
                    "uaecentral",
                    "southafricawest",
                    "brazilsoutheast");

    private AddressRules() {}

    static boolean hasNoZones(String location) {
        return WITHOUT_ZONES.contains(location);
    }

    private static void standardIsStatic(Look look) {
        var address = look.document();
        var sku = address.text("sku.name").filter(STANDARD::contains);
        if (sku.isPresent() && !address.is("properties.publicIPAllocationMethod", "Static")) {
            look.refuse(
                    address.path("properties.publicIPAllocationMethod"),
                    "A " + sku.get() + " public IP address is not allocated statically",
                    sku.get() + " addresses can only be Static; azurerm refuses this too.",
                    "Set allocation_method = \"Static\".");
        }
    }

    private static void zones(Look look) {
        var address = look.document();
        if (address.each("zones").isEmpty()) {
            return;
        }
        if (address.is("sku.name", "Basic")) {
            look.warn(
                    address.path("zones"),
                    "A Basic public IP address has zones",
                    "Only Standard addresses are known to be zonal.",
                    "Set sku = \"Standard\" and allocation_method = \"Static\", or remove zones.");
        }
        var location = address.text("location").orElse("");
        if (hasNoZones(location)) {
            look.warn(
                    address.path("zones"),
                    "A public IP address has zones in " + location,
                    "That region is not known to have availability zones.",
                    "Remove zones, or choose a region with zones, such as westus2.");
        }
    }

    private static void noNewBasic(Look look) {
        var address = look.document();
        if (!look.isCreation() || !address.is("sku.name", "Basic")) {
            return;
        }
        var version4 = address.is("properties.publicIPAddressVersion", "IPv4");
        look.refuse(
                address.path("sku.name"),
                "A new public IP address is to be Basic",
                "Azure creates no Basic addresses since 2025-03-31 and has retired them on"
                        + " 2025-09-30; azurerm before 4.0 makes an address Basic unless told"
                        + " otherwise.",
                "Set sku = \"Standard\" and allocation_method = \"Static\".",
                version4 ? Optional.of("IPv4BasicSkuPublicIpCountLimitReached") : Optional.empty());
    }

    private static void unchangedInUse(Look look) {
        var changed =
                look.isChanged("sku.name")
                        ? "sku.name"
                        : look.isChanged("properties.publicIPAllocationMethod")
                                ? "properties.publicIPAllocationMethod"
                                : "";
        if (changed.isEmpty()) {
            return;
        }
        var users = DeletionRules.gatewaysWith(look, "publicIPAddress", look.id());
        if (!users.isEmpty()) {
            look.warn(
                    look.document().path(changed),
                    "A public IP address that " + users.getFirst().name() + " uses is changed",
                    "Azure is believed to refuse another SKU or allocation while the address is"
                            + " attached.",
                    "Replace the gateway and its address together.");
        }
    }
}
