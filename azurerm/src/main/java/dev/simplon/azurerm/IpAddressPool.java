package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Member;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of an `ip_address_pool` block.
final class IpAddressPool {
    private static final String NUMBER = "[1-9]\\d*";

    static final Member.Row[] ROWS = {
        text("id").required().check(ArmId.IPAM_POOL).at("pool.id").says("The id of the pool."),
        text("number_of_ip_addresses")
                .required()
                .check(Check.matches(NUMBER, "must be a whole number above zero"))
                .at("numberOfIpAddresses")
                .says("How many addresses are taken from the pool; it cannot shrink."),
        texts("allocated_ip_address_prefixes")
                .computed()
                .followsOn("number_of_ip_addresses")
                .at("allocatedAddressPrefixes")
                .says("The prefixes that the pool gave.")
    };

    private IpAddressPool() {}

    /// What azurerm's update finds: a pool takes nothing back. A warning, since a plan cannot know
    /// that the resource is to be replaced because somebody asks for that.
    static List<Diagnostic> shrunk(Optional<ObjectValue> prior, ObjectValue planned) {
        var before = prior.map(p -> new Arguments(p).blocks("ip_address_pool")).orElse(List.of());
        var pools = planned.member("ip_address_pool").map(Value::asList).orElse(List.of());
        var problems = new ArrayList<Diagnostic>();
        for (int i = 0; i < pools.size(); i++) {
            if (!(pools.get(i) instanceof ObjectValue block)) {
                continue;
            }
            var pool = new Arguments(block);
            var had =
                    before.stream()
                            .filter(b -> pool.text("id").filter(id -> b.is("id", id)).isPresent())
                            .findFirst()
                            .flatMap(IpAddressPool::addresses);
            var wanted = addresses(pool);
            if (had.isPresent() && wanted.isPresent() && wanted.get().compareTo(had.get()) < 0) {
                problems.add(
                        Diagnostic.warning(
                                Path.of("ip_address_pool")
                                        .index(i)
                                        .attribute("number_of_ip_addresses"),
                                "`number_of_ip_addresses` cannot shrink",
                                "The pool has given "
                                        + had.get()
                                        + " addresses, and "
                                        + wanted.get()
                                        + " are fewer. Azure refuses that, unless the resource is"
                                        + " replaced (terraform apply -replace=...). Ask for "
                                        + had.get()
                                        + " or more, or replace it."));
            }
        }
        return problems;
    }

    private static Optional<BigInteger> addresses(Arguments pool) {
        return pool.text("number_of_ip_addresses")
                .filter(text -> text.matches(NUMBER))
                .map(BigInteger::new);
    }
}
