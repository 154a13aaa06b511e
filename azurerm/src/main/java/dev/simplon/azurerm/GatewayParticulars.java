package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What azurerm says of a gateway in its CustomizeDiff (from 4.59) and in the middle of a create,
/// as far as no rule of Azure's says it.
final class GatewayParticulars implements Particulars {
    private static final Version CUSTOMIZE_DIFF = Version.of("4.59.0");
    private static final Version ADDRESS_OPTIONAL = Version.of("4.35.0");
    private static final DocumentPath CONFIGURATIONS =
            DocumentPath.of("properties.ipConfigurations");
    private static final DocumentPath PEERINGS =
            DocumentPath.of("properties.bgpSettings.bgpPeeringAddresses");
    private static final String OWNER = "ipconfigurationId";
    private static final String SCALING = "ErGwScale";
    private static final Set<String> ZONAL = Set.of("ErGw1AZ", "ErGw2AZ", "ErGw3AZ", SCALING);

    @Override
    public List<Diagnostic> check(
            Optional<ObjectValue> prior, ObjectValue planned, ObjectValue config, Version version) {
        var given = new Arguments(config);
        var problems = new ArrayList<Diagnostic>();
        if (version.isFrom(CUSTOMIZE_DIFF)) {
            addresses(given, problems);
            scale(given, problems);
        }
        peerings(given, planned, problems);
        return problems;
    }

    /// An ExpressRoute gateway keeps its zones.
    @Override
    public List<Path> replaces(ObjectValue prior, ObjectValue planned, Version version) {
        var before = new Arguments(prior).text("sku");
        var after = new Arguments(planned).text("sku");
        return version.isFrom(CUSTOMIZE_DIFF)
                        && new Arguments(prior).is("type", "ExpressRoute")
                        && before.isPresent()
                        && after.isPresent()
                        && ZONAL.contains(before.get()) != ZONAL.contains(after.get())
                ? List.of(Path.of("sku"))
                : List.of();
    }

    /// BGP addresses belong to an IP configuration also where the only one is not named.
    @Override
    public ObjectValue prepare(ObjectValue document, ObjectValue planned, Call call) {
        var configurations = CONFIGURATIONS.in(document).map(Value::asList).orElse(List.of());
        var peerings = PEERINGS.in(document).map(Value::asList).orElse(List.of());
        if (peerings.isEmpty() || configurations.size() != 1) {
            return document;
        }
        var only = configurations.getFirst().member("name").flatMap(Value::asText).orElse("");
        var owner = Value.of(call.id() + "/ipConfigurations/" + only);
        var owned = new ArrayList<Value>();
        for (var peering : peerings) {
            owned.add(
                    peering instanceof ObjectValue object
                                    && object.member(OWNER).flatMap(Value::asText).isEmpty()
                            ? object.with(OWNER, owner)
                            : peering);
        }
        return PEERINGS.put(document, Value.tuple(owned));
    }

    /// Azure gives an ExpressRoute gateway an address of its own, which nobody may name in the
    /// configuration: in the state it would replace the gateway.
    ///
    /// Between the versions that demand an address and those that forbid one it stays where it was
    /// given.
    @Override
    public Reading read(ObjectValue state, ObjectValue document, ObjectValue prior, Call call) {
        if (!new Arguments(state).is("type", "ExpressRoute")
                || !call.version().isFrom(ADDRESS_OPTIONAL)) {
            return new Reading(state, List.of());
        }
        var before = new Arguments(prior).blocks("ip_configuration");
        var block = state.member("ip_configuration").orElseThrow();
        var shown = new ArrayList<Value>();
        for (var element : block.asList()) {
            int at = shown.size();
            var isGiven =
                    before.isEmpty()
                            || (at < before.size()
                                    && before.get(at).isThere("public_ip_address_id"));
            shown.add(
                    element instanceof ObjectValue object
                                    && (call.version().isFrom(CUSTOMIZE_DIFF) || !isGiven)
                            ? object.with("public_ip_address_id", Value.nullOf(Type.STRING))
                            : element);
        }
        return new Reading(
                state.with(
                        "ip_configuration",
                        Value.list(((Type.ListOf) block.type()).element(), shown)),
                List.of());
    }

    private static void addresses(Arguments given, List<Diagnostic> problems) {
        if (!given.is("type", "ExpressRoute")) {
            return;
        }
        var configurations = given.blocks("ip_configuration");
        for (int i = 0; i < configurations.size(); i++) {
            if (configurations.get(i).isThere("public_ip_address_id")) {
                problems.add(
                        Diagnostic.error(
                                Path.of("ip_configuration")
                                        .index(i)
                                        .attribute("public_ip_address_id"),
                                "`public_ip_address_id` is not for type `ExpressRoute`",
                                "Azure gives an ExpressRoute gateway its address. Leave it out of"
                                        + " `ip_configuration` "
                                        + i
                                        + "."));
            }
        }
    }

    private static void scale(Arguments given, List<Diagnostic> problems) {
        var least = given.number("minimum_scale_unit");
        var most = given.number("maximum_scale_unit");
        if (given.is("sku", SCALING)
                && (given.isAbsent("minimum_scale_unit") || given.isAbsent("maximum_scale_unit"))) {
            problems.add(
                    Diagnostic.error(
                            Path.of("sku"),
                            "`sku = \"ErGwScale\"` needs scale units",
                            "This SKU grows between two bounds. Set `minimum_scale_unit` and"
                                    + " `maximum_scale_unit`."));
        }
        if (given.text("sku").filter(sku -> !sku.equals(SCALING)).isPresent()
                && (least.isPresent() || most.isPresent())) {
            problems.add(
                    Diagnostic.error(
                            Path.of(
                                    least.isPresent()
                                            ? "minimum_scale_unit"
                                            : "maximum_scale_unit"),
                            "Scale units are only for `sku = \"ErGwScale\"`",
                            "A gateway of SKU "
                                    + given.text("sku").orElseThrow()
                                    + " does not scale. Leave them out, or change the SKU."));
        }
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            problems.add(
                    Diagnostic.error(
                            Path.of("minimum_scale_unit"),
                            "`minimum_scale_unit` is more than `maximum_scale_unit`",
                            least.get() + " is more than " + most.get() + ". Swap them."));
        }
    }

    /// Which instance a BGP address belongs to must be said where there are several, and be right
    /// where there is one.
    private static void peerings(Arguments given, ObjectValue planned, List<Diagnostic> problems) {
        var names =
                new Arguments(planned)
                        .blocks("ip_configuration").stream()
                                .flatMap(c -> c.text("name").stream())
                                .toList();
        var settings = given.blocks("bgp_settings");
        if (settings.isEmpty()) {
            return;
        }
        var peerings = settings.getFirst().blocks("peering_addresses");
        for (int i = 0; i < peerings.size(); i++) {
            var at =
                    Path.of("bgp_settings")
                            .index(0)
                            .attribute("peering_addresses")
                            .index(i)
                            .attribute("ip_configuration_name");
            var named = peerings.get(i).text("ip_configuration_name");
            if (names.size() > 1 && peerings.get(i).isAbsent("ip_configuration_name")) {
                problems.add(
                        Diagnostic.error(
                                at,
                                "`ip_configuration_name` is missing",
                                "The gateway has several `ip_configuration` blocks. Say which one has"
                                        + " these BGP addresses: "
                                        + String.join(" or ", names)
                                        + "."));
            } else if (named.isPresent()
                    && names.size() == given.blocks("ip_configuration").size()
                    && !names.isEmpty()
                    && !names.contains(named.get())) {
                problems.add(
                        Diagnostic.error(
                                at,
                                "There is no `ip_configuration` \"" + named.get() + "\"",
                                "The gateway has "
                                        + String.join(", ", names)
                                        + ". Name one of them."));
            }
        }
    }
}
