package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.number;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textMap;
import static dev.simplon.resource.declaration.Rows.textSet;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `azurerm_public_ip`.
final class PublicIp {
    /// azurerm's CustomizeDiff: a scope may be given where there was none, but not changed; a
    /// global address is a Standard one. And what its create finds: a plan protects only where the
    /// mode says so.
    private static final Particulars COMBINATIONS =
            new Particulars() {
                @Override
                public List<Diagnostic> check(
                        Optional<ObjectValue> prior,
                        ObjectValue planned,
                        ObjectValue config,
                        Version version) {
                    var given = new Arguments(planned);
                    var problems = new ArrayList<Diagnostic>();
                    var other = given.text("sku").filter(sku -> !sku.equals("Standard"));
                    if (given.is("sku_tier", "Global") && other.isPresent()) {
                        problems.add(
                                Diagnostic.error(
                                        Path.of("sku_tier"),
                                        "A global address needs `sku = \"Standard\"`",
                                        "The SKU of this address is "
                                                + other.get()
                                                + ", but only a Standard one can be global."
                                                + " Set `sku = \"Standard\"`, or leave `sku_tier` out."));
                    }
                    if (given.isThere("ddos_protection_plan_id")
                            && given.text("ddos_protection_mode")
                                    .filter(mode -> !mode.equals("Enabled"))
                                    .isPresent()) {
                        problems.add(
                                Diagnostic.error(
                                        Path.of("ddos_protection_plan_id"),
                                        "`ddos_protection_plan_id` needs `ddos_protection_mode ="
                                                + " \"Enabled\"`",
                                        "The mode of this address is "
                                                + given.text("ddos_protection_mode").orElseThrow()
                                                + ", in which no plan of its own protects it. Set the"
                                                + " mode, or leave the plan out."));
                    }
                    return problems;
                }

                @Override
                public List<Path> replaces(
                        ObjectValue prior, ObjectValue planned, Version version) {
                    var before = prior.member("domain_name_label_scope").flatMap(Value::asText);
                    var after = planned.member("domain_name_label_scope");
                    return before.filter(scope -> !scope.isEmpty()).isPresent()
                                    && after.isPresent()
                                    && !after.get().equals(Value.of(before.get()))
                            ? List.of(Path.of("domain_name_label_scope"))
                            : List.of();
                }
            };

    static final ResourceType TYPE =
            ResourceType.named("azurerm_public_ip")
                    .arm("Microsoft.Network/publicIPAddresses", NetworkApi::network)
                    .id(
                            "/subscriptions/{subscription}/resourceGroups/{resource_group_name}"
                                    + "/providers/Microsoft.Network/publicIPAddresses/{name}")
                    .says("A public IP address.")
                    .with(
                            Placement.name("The name of the address."),
                            Placement.group(),
                            Placement.location(),
                            text("allocation_method")
                                    .required()
                                    .check(Check.oneOf("Static", "Dynamic"))
                                    .at("properties.publicIPAllocationMethod")
                                    .says("`Static` or `Dynamic`."),
                            sku("Basic", "Standard").otherwise("Basic").until("4.0.0"),
                            sku("Basic", "Standard")
                                    .otherwise("Standard")
                                    .since("4.0.0")
                                    .until("4.67.0"),
                            sku("Basic", "Standard", "StandardV2")
                                    .otherwise("Standard")
                                    .since("4.67.0"),
                            text("sku_tier")
                                    .otherwise("Regional")
                                    .replaces()
                                    .check(Check.oneOf("Regional", "Global"))
                                    .at("sku.tier")
                                    .says("`Regional` or `Global`."),
                            text("ip_version")
                                    .otherwise("IPv4")
                                    .replaces()
                                    .check(Check.oneOf("IPv4", "IPv6"))
                                    .at("properties.publicIPAddressVersion")
                                    .says("`IPv4` or `IPv6`."),
                            number("idle_timeout_in_minutes")
                                    .otherwise(4)
                                    .check(Check.between(4, 30))
                                    .at("properties.idleTimeoutInMinutes")
                                    .says("Minutes after which an idle TCP connection is dropped."),
                            text("domain_name_label")
                                    .check(
                                            Check.matches(
                                                    "[a-z][a-z0-9-]{1,61}[a-z0-9]",
                                                    "must have 3 to 63 lower-case letters, digits and"
                                                            + " hyphens, begin with a letter and not end"
                                                            + " with a hyphen"))
                                    .at("properties.dnsSettings.domainNameLabel")
                                    .says("The first label of the address's DNS name."),
                            text("domain_name_label_scope")
                                    .check(
                                            Check.oneOf(
                                                    "NoReuse",
                                                    "ResourceGroupReuse",
                                                    "SubscriptionReuse",
                                                    "TenantReuse"))
                                    .at("properties.dnsSettings.domainNameLabelScope")
                                    .says("Within what the label may be used again.")
                                    .since("4.9.0"),
                            text("reverse_fqdn")
                                    .at("properties.dnsSettings.reverseFqdn")
                                    .says("The name that the address resolves back to."),
                            text("fqdn")
                                    .computed()
                                    .followsOn("domain_name_label", "domain_name_label_scope")
                                    .at("properties.dnsSettings.fqdn")
                                    .says("The DNS name of the address."),
                            text("ip_address")
                                    .computed()
                                    .followsOn("allocation_method")
                                    .at("properties.ipAddress")
                                    .says(
                                            "The address; empty for a dynamic one until it is attached."),
                            text("ddos_protection_mode")
                                    .otherwise("VirtualNetworkInherited")
                                    .check(
                                            Check.oneOf(
                                                    "Disabled",
                                                    "Enabled",
                                                    "VirtualNetworkInherited"))
                                    .at("properties.ddosSettings.protectionMode")
                                    .says("Whether the address is protected by a DDoS plan."),
                            text("ddos_protection_plan_id")
                                    .check(ArmId.DDOS_PLAN)
                                    .at("properties.ddosSettings.ddosProtectionPlan.id")
                                    .says("The plan that protects it, with mode `Enabled`."),
                            text("public_ip_prefix_id")
                                    .replaces()
                                    .check(ArmId.PUBLIC_IP_PREFIX)
                                    .at("properties.publicIPPrefix.id")
                                    .says("The public IP prefix that the address is taken from."),
                            textMap("ip_tags")
                                    .replaces()
                                    .at("properties.ipTags")
                                    .as(Codec.pairs("ipTagType", "tag"))
                                    .says("IP tags, by type."),
                            textSet("zones")
                                    .replaces()
                                    .each(Check.notEmpty())
                                    .at("zones")
                                    .says("The availability zones."),
                            Placement.edgeZone(),
                            Placement.tags())
                    .particulars(COMBINATIONS)
                    .build();

    private PublicIp() {}

    private static Argument.Builder sku(String... words) {
        return text("sku")
                .replaces()
                .check(Check.oneOf(words))
                .at("sku.name")
                .says("The SKU; Basic ones can no longer be created since 2025-03-31.");
    }
}
