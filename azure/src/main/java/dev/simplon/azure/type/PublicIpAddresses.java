package dev.simplon.azure.type;

import static dev.simplon.azure.type.Rows.address;
import static dev.simplon.azure.type.Rows.object;
import static dev.simplon.azure.type.Rows.objects;
import static dev.simplon.azure.type.Rows.oneOf;
import static dev.simplon.azure.type.Rows.provisioningState;
import static dev.simplon.azure.type.Rows.reference;
import static dev.simplon.azure.type.Rows.resource;
import static dev.simplon.azure.type.Rows.resourceGuid;
import static dev.simplon.azure.type.Rows.text;
import static dev.simplon.azure.type.Rows.texts;
import static dev.simplon.azure.type.Rows.whole;

import java.util.List;

/// Source: Network API 2023-09-01, `PublicIPAddress`; defaults as in its example
/// `PublicIpAddressCreateDefaults`.
final class PublicIpAddresses {
    private static final Property SKU =
            object(
                    "sku",
                    oneOf("name", "Basic", "Standard", "StandardV2").orElse("Basic"),
                    oneOf("tier", "Regional", "Global").orElse("Regional"));

    private static final Property PROPERTIES =
            object(
                    "properties",
                    oneOf("publicIPAllocationMethod", "Static", "Dynamic").orElse("Dynamic"),
                    oneOf("publicIPAddressVersion", "IPv4", "IPv6").orElse("IPv4"),
                    whole("idleTimeoutInMinutes", 4, 30).orElse(4),
                    object(
                            "dnsSettings",
                            text("domainNameLabel"),
                            oneOf(
                                    "domainNameLabelScope",
                                    "TenantReuse",
                                    "SubscriptionReuse",
                                    "ResourceGroupReuse",
                                    "NoReuse"),
                            text("fqdn").readOnly(),
                            text("reverseFqdn")),
                    object(
                            "ddosSettings",
                            oneOf(
                                    "protectionMode",
                                    "VirtualNetworkInherited",
                                    "Enabled",
                                    "Disabled"),
                            reference("ddosProtectionPlan", Rows.DDOS_PLANS)),
                    objects("ipTags", text("ipTagType"), text("tag")).orEmptyArray(),
                    reference("publicIPPrefix", "Microsoft.Network/publicIPPrefixes"),
                    address("ipAddress").readOnly(),
                    object("ipConfiguration", text("id")).readOnly(),
                    resourceGuid(),
                    provisioningState());

    static final ArmType TYPE =
            new ArmType(
                    Rows.PUBLIC_ADDRESSES,
                    List.of(),
                    resource(SKU.orEmptyObject(), texts("zones"), PROPERTIES.orEmptyObject()));

    private PublicIpAddresses() {}
}
