package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.DataSourceType;

/// `data "azurerm_public_ip"`.
final class PublicIpDataSource {
    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_public_ip")
                    .of(PublicIp.TYPE)
                    .says("An existing public IP address.")
                    .given("name", "resource_group_name")
                    .shows(
                            "location",
                            "sku",
                            "allocation_method",
                            "ddos_protection_mode",
                            "ddos_protection_plan_id",
                            "ip_version",
                            "domain_name_label",
                            "idle_timeout_in_minutes",
                            "fqdn",
                            "reverse_fqdn",
                            "ip_address",
                            "ip_tags",
                            "tags")
                    .with(texts("zones").computed().at("zones").says("The availability zones."))
                    .nullIfAbsent("ddos_protection_plan_id")
                    .build();

    private PublicIpDataSource() {}
}
