package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Member;

/// The rows of an `ip_address_pool` block.
final class IpAddressPool {
    static final Member.Row[] ROWS = {
        text("id").required().check(ArmId.IPAM_POOL).at("pool.id").says("The id of the pool."),
        text("number_of_ip_addresses")
                .required()
                .check(Check.matches("[1-9]\\d*", "must be a whole number above zero"))
                .at("numberOfIpAddresses")
                .says("How many addresses are taken from the pool; it cannot shrink."),
        texts("allocated_ip_address_prefixes")
                .computed()
                .followsOn("number_of_ip_addresses")
                .at("allocatedAddressPrefixes")
                .says("The prefixes that the pool gave.")
    };

    private IpAddressPool() {}
}
