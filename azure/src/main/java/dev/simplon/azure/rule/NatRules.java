package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.ConnectionRules.connection;
import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.KNOWN;
import static dev.simplon.azure.rule.Rule.Evidence.SCHEMA;

import dev.simplon.azure.GatewaySku;
import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Rule.Scope;
import dev.simplon.values.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// NAT rules of gateways, and what connections make of them.
///
/// Microsoft's pages are not at one with what Azure is seen to accept: azurerm's own acceptance
/// tests, which run against Azure, make NAT rules on a Basic gateway, Dynamic ones with as many
/// addresses outside as inside, and one Dynamic rule in each direction of a connection. What they
/// contradict is a warning here, or nothing.
final class NatRules {
    private static final String OVERVIEW =
            "Microsoft, \"About NAT on Azure VPN Gateway\" (read 2026-11-30)";
    private static final String LIMITS =
            "Microsoft, \"Configure NAT for Azure VPN Gateway\", limitations (read 2026-11-30)";
    private static final String FAQ = "Microsoft, \"VPN Gateway FAQ\", NAT (read 2026-11-24)";

    static final List<Rule> ALL =
            List.of(
                    Rule.of(
                            "SIM-NAT-130",
                            "R130",
                            KNOWN,
                            Scope.PAIR,
                            "NAT needs a VpnGw2 or larger",
                            OVERVIEW + "; azurerm's acceptance tests make them on Basic",
                            Look.either(
                                    Look.at(Look.NAT_RULES, NatRules::onLargeGateway),
                                    Look.at(Look.GATEWAYS, NatRules::staysLarge))),
                    Rule.of(
                            "SIM-NAT-131",
                            "R131",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A gateway has at most 100 NAT rules",
                            FAQ,
                            Look.either(
                                    Look.at(Look.NAT_RULES, NatRules::oneMore),
                                    Look.at(Look.GATEWAYS, NatRules::notTooMany))),
                    Rule.of(
                            "SIM-NAT-134",
                            "R134",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A Static rule has as many addresses outside as inside",
                            OVERVIEW,
                            ofEach(NatRules::oneToOne)),
                    Rule.of(
                            "SIM-NAT-135",
                            "R135",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "An external mapping of a Dynamic rule is a /26 at most",
                            LIMITS + "; the service's message: azure-docs issue 91983",
                            ofEach(NatRules::smallPool)),
                    Rule.of(
                            "SIM-NAT-136",
                            "R136",
                            DOCUMENTED,
                            Scope.PAIR,
                            "Translated networks of one gateway lie apart",
                            OVERVIEW,
                            Look.either(
                                    Look.at(Look.CONNECTIONS, NatRules::liesApart),
                                    Look.at(Look.NAT_RULES, NatRules::staysApart))),
                    connection(
                            "SIM-NAT-137",
                            "R137",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "NAT is for site-to-site connections",
                            OVERVIEW,
                            NatRules::siteToSite),
                    connection(
                            "SIM-NAT-138",
                            "R138",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "The NAT rules of a connection are its gateway's",
                            OVERVIEW,
                            NatRules::ofTheGateway),
                    connection(
                            "SIM-NAT-138-A",
                            "R138",
                            KNOWN,
                            Scope.PAIR,
                            "An ingress rule is IngressSnat, an egress rule EgressSnat",
                            OVERVIEW + "; examples of azure-rest-api-specs mix them up",
                            NatRules::inItsDirection),
                    connection(
                            "SIM-NAT-139",
                            "R139",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A connection with policy-based traffic selectors has no NAT",
                            LIMITS,
                            NatRules::withoutSelectors),
                    connection(
                            "SIM-NAT-139-A",
                            "R139",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A Dynamic rule is alone in its direction of a connection",
                            "azure-docs issue 116404: Azure speaks of overlapping prefixes (read"
                                    + " 2026-11-24)",
                            NatRules::dynamicAlone),
                    connection(
                            "SIM-NAT-139-B",
                            "R139",
                            DOCUMENTED,
                            Scope.PAIR,
                            "A Dynamic rule belongs to one connection",
                            OVERVIEW,
                            NatRules::dynamicOnce),
                    connection(
                            "SIM-NAT-087",
                            "R087",
                            KNOWN,
                            Scope.PAIR,
                            "NAT and link-local BGP addresses do not go together",
                            FAQ + "; the overview says otherwise",
                            NatRules::withoutLinkLocal),
                    Rule.of(
                            "SIM-NAT-141",
                            "R141",
                            SCHEMA,
                            Scope.DOCUMENT,
                            "A port range is a port, or two",
                            "Azure/azure-rest-api-specs, VpnNatRuleMapping.portRange and its"
                                    + " examples (read 2026-11-24)",
                            ofEach(NatRules::portRange)),
                    Rule.of(
                            "SIM-NAT-141-A",
                            "R141",
                            KNOWN,
                            Scope.DOCUMENT,
                            "Ports are for Static rules",
                            LIMITS,
                            ofEach(NatRules::portsAreStatic)));

    private static final int MOST = 100;
    private static final int SMALLEST_PREFIX_LENGTH = 26;
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final IpPrefix LINK_LOCAL = IpPrefix.parse("169.254.0.0/16").orElseThrow();
    private static final String INGRESS = "properties.ingressNatRules";
    private static final String EGRESS = "properties.egressNatRules";
    private static final String EXTERNAL = "properties.externalMappings";
    private static final String INTERNAL = "properties.internalMappings";

    private NatRules() {}

    /// Judges each rule by itself, and each that a gateway's document brings along.
    private static Rule.Judge ofEach(BiConsumer<Look, View> judge) {
        return Look.either(
                Look.at(Look.NAT_RULES, look -> judge.accept(look, look.document())),
                Look.at(
                        Look.GATEWAYS,
                        look ->
                                look.document()
                                        .each("properties.natRules")
                                        .forEach(rule -> judge.accept(look, rule))));
    }

    static boolean isUsedBy(View connection) {
        return translates(connection, INGRESS) || translates(connection, EGRESS);
    }

    private static boolean translates(View connection, String direction) {
        return !connection.each(direction).isEmpty();
    }

    /// The rules that a connection names in a direction.
    private static List<ResourceId> named(View connection, String direction) {
        return connection.each(direction).stream()
                .flatMap(rule -> rule.text("id").stream())
                .flatMap(id -> ResourceId.parse(id).stream())
                .toList();
    }

    private static List<View> rules(Look look, View connection, String direction) {
        return named(connection, direction).stream()
                .flatMap(id -> look.neighbour(id).stream())
                .toList();
    }

    private static boolean isDynamic(View rule) {
        return rule.is("properties.type", "Dynamic");
    }

    private static List<IpPrefix> prefixes(View rule, String side) {
        return rule.each(side).stream().flatMap(mapping -> prefix(mapping).stream()).toList();
    }

    /// Without the bits behind its length, which SIM-DOC-172 warns of.
    private static Optional<IpPrefix> prefix(View mapping) {
        return mapping.text("addressSpace").flatMap(IpPrefix::around);
    }

    private static List<View> rulesBesideIn(Look look, ResourceId gateway) {
        return look.others(Look.NAT_RULES).stream()
                .filter(rule -> rule.id().parent().filter(gateway::equals).isPresent())
                .toList();
    }

    private static void onLargeGateway(Look look) {
        look.id()
                .parent()
                .flatMap(look::neighbour)
                .ifPresent(gateway -> mustBeLarge(look, gateway, "properties"));
    }

    private static void staysLarge(Look look) {
        if (!look.document().each("properties.natRules").isEmpty()
                || !rulesBesideIn(look, look.id()).isEmpty()) {
            mustBeLarge(look, look.document(), "properties.sku.name");
        }
    }

    private static void mustBeLarge(Look look, View gateway, String at) {
        var sku = gateway.text("properties.sku.name").flatMap(GatewaySku::vpn);
        if (sku.filter(s -> !s.nat()).isPresent()) {
            look.refuse(
                    look.document().path(at),
                    "Gateway "
                            + gateway.id().name()
                            + " of SKU "
                            + sku.get().name()
                            + " is to have NAT rules",
                    "Microsoft documents NAT for VpnGw2 to VpnGw5 and VpnGw2AZ to VpnGw5AZ only,"
                            + " though Azure has been seen to store rules on others.",
                    "Set the gateway's sku = \"VpnGw2AZ\".");
        }
    }

    private static void oneMore(Look look) {
        var gateway = look.id().parent();
        if (look.isCreation() && gateway.isPresent()) {
            refuseTooMany(look, "properties", 1 + rulesBesideIn(look, gateway.get()).size());
        }
    }

    private static void notTooMany(Look look) {
        refuseTooMany(
                look, "properties.natRules", look.document().each("properties.natRules").size());
    }

    private static void refuseTooMany(Look look, String at, int rules) {
        if (rules > MOST) {
            look.refuse(
                    look.document().path(at),
                    "The gateway is to have " + rules + " NAT rules",
                    "A gateway has at most " + MOST + ", ingress and egress together.",
                    "Put prefixes that lie side by side into one rule.");
        }
    }

    private static void oneToOne(Look look, View rule) {
        if (!rule.is("properties.type", "Static")) {
            return;
        }
        var inside = rule.each(INTERNAL);
        var outside = rule.each(EXTERNAL);
        if (inside.size() != outside.size()) {
            look.refuse(
                    rule.path(EXTERNAL),
                    "A Static rule has "
                            + inside.size()
                            + " internal and "
                            + outside.size()
                            + " external mappings",
                    "A Static rule gives each address one counterpart.",
                    "Write as many external mappings as internal ones, or use type = \"Dynamic\".");
            return;
        }
        for (int i = 0; i < inside.size(); i++) {
            var here = prefix(inside.get(i));
            var there = prefix(outside.get(i));
            if (here.isPresent()
                    && there.isPresent()
                    && here.get().length() != there.get().length()) {
                look.refuse(
                        outside.get(i).path("addressSpace"),
                        "A Static rule maps "
                                + here.get()
                                + " to "
                                + there.get()
                                + ", which has another size",
                        "A Static rule gives each address one counterpart.",
                        "Give both prefixes the same length, or use type = \"Dynamic\".");
            }
        }
    }

    private static void smallPool(Look look, View rule) {
        if (!isDynamic(rule)) {
            return;
        }
        for (var mapping : rule.each(EXTERNAL)) {
            var outside = prefix(mapping);
            if (outside.filter(p -> p.length() < SMALLEST_PREFIX_LENGTH).isPresent()) {
                look.refuse(
                        mapping.path("addressSpace"),
                        "A Dynamic rule has the external mapping " + outside.get(),
                        "Azure answers that the size limit of an external mapping is a /26 for"
                                + " Dynamic NAT.",
                        "Use a /26 or smaller, such as \"192.168.10.0/26\".");
            }
        }
    }

    private static void portRange(Look look, View rule) {
        for (var side : List.of(INTERNAL, EXTERNAL)) {
            for (var mapping : rule.each(side)) {
                var range = mapping.text("portRange");
                if (range.filter(text -> !isPortRange(text)).isPresent()) {
                    look.refuse(
                            mapping.path("portRange"),
                            "\"" + range.get() + "\" is no port range",
                            "A range is a port from 1 to 65535, or two of them, the lower one"
                                    + " first.",
                            "Write it as \"200\" or \"200-300\".");
                }
            }
        }
    }

    private static boolean isPortRange(String text) {
        var ports = PORTS.matcher(text);
        if (!ports.matches()) {
            return false;
        }
        int low = Integer.parseInt(ports.group(1));
        int high = ports.group(2) == null ? low : Integer.parseInt(ports.group(2));
        return 1 <= low && low <= high && high <= 65535;
    }

    private static void portsAreStatic(Look look, View rule) {
        if (!isDynamic(rule)) {
            return;
        }
        for (var side : List.of(INTERNAL, EXTERNAL)) {
            for (var mapping : rule.each(side)) {
                if (mapping.has("portRange")) {
                    look.refuse(
                            mapping.path("portRange"),
                            "A Dynamic rule maps ports",
                            "Microsoft says that ports can be mapped by Static rules only.",
                            "Leave port_range out, or use type = \"Static\".");
                }
            }
        }
    }

    private static void siteToSite(Look look) {
        var connection = look.document();
        if (isUsedBy(connection) && !ConnectionRules.isType(connection, "IPsec")) {
            look.refuse(
                    connection.path(translates(connection, INGRESS) ? INGRESS : EGRESS),
                    "A connection of type "
                            + connection.text("properties.connectionType").orElse("")
                            + " is to use NAT rules",
                    "Gateways translate addresses on site-to-site connections only.",
                    "Leave the NAT rules out.");
        }
    }

    private static void ofTheGateway(Look look) {
        var connection = look.document();
        var gateway = connection.reference("properties.virtualNetworkGateway1");
        if (gateway.isEmpty()) {
            return;
        }
        for (var direction : List.of(INGRESS, EGRESS)) {
            var rules = named(connection, direction);
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).parent().filter(gateway.get()::equals).isEmpty()) {
                    look.refuse(
                            connection.path(direction).index(i).attribute("id"),
                            "NAT rule "
                                    + rules.get(i).name()
                                    + " is not one of gateway "
                                    + gateway.get().name(),
                            "A connection uses the rules of its own gateway.",
                            "Make the rule at that gateway.");
                }
            }
        }
    }

    private static void inItsDirection(Look look) {
        refuseOthers(look, INGRESS, "ingress", "IngressSnat");
        refuseOthers(look, EGRESS, "egress", "EgressSnat");
    }

    private static void refuseOthers(Look look, String direction, String name, String mode) {
        var connection = look.document();
        var rules = named(connection, direction);
        for (int i = 0; i < rules.size(); i++) {
            var other =
                    look.neighbour(rules.get(i))
                            .flatMap(rule -> rule.text("properties.mode"))
                            .filter(m -> !m.equals(mode));
            if (other.isPresent()) {
                look.refuse(
                        connection.path(direction).index(i).attribute("id"),
                        "NAT rule "
                                + rules.get(i).name()
                                + " is "
                                + other.get()
                                + ", and used as an "
                                + name
                                + " rule",
                        "IngressSnat translates the network of the device, EgressSnat the virtual"
                                + " network.",
                        "Use it in the other direction, or a rule of mode " + mode + ".");
            }
        }
    }

    private static void withoutSelectors(Look look) {
        var connection = look.document();
        if (isUsedBy(connection) && connection.flag("properties.usePolicyBasedTrafficSelectors")) {
            look.refuse(
                    connection.path("properties.usePolicyBasedTrafficSelectors"),
                    "A connection with NAT rules is to use policy-based traffic selectors",
                    "Gateways do not translate addresses on such connections.",
                    "Set use_policy_based_traffic_selectors = false, or leave the NAT rules out.");
        }
    }

    private static void dynamicAlone(Look look) {
        var connection = look.document();
        for (var direction : List.of(INGRESS, EGRESS)) {
            var rules = rules(look, connection, direction);
            var dynamic = rules.stream().filter(NatRules::isDynamic).findFirst();
            if (dynamic.isPresent() && rules.size() > 1) {
                look.refuse(
                        connection.path(direction),
                        "Dynamic rule "
                                + dynamic.get().id().name()
                                + " is not the only one in its direction",
                        "Azure reports an overlap of prefixes: several rules of one direction must"
                                + " all be Static.",
                        "Leave one Dynamic rule, or use Static ones.");
            }
        }
    }

    private static void dynamicOnce(Look look) {
        var connection = look.document();
        for (var direction : List.of(INGRESS, EGRESS)) {
            for (var rule : rules(look, connection, direction)) {
                var users = isDynamic(rule) ? usersOf(look, rule.id(), direction) : List.<View>of();
                if (!users.isEmpty()) {
                    look.refuse(
                            connection.path(direction),
                            "Dynamic rule "
                                    + rule.id().name()
                                    + " is used by "
                                    + Neighbours.names(users.stream().map(View::id).toList())
                                    + " already",
                            "A Dynamic rule belongs to one connection.",
                            "Make a rule for each connection.");
                }
            }
        }
    }

    /// The other connections that certainly use a rule, in one of these directions.
    private static List<View> usersOf(Look look, ResourceId rule, String... directions) {
        return look.referring(Look.CONNECTIONS, rule).stream()
                .filter(other ->
                        Stream.of(directions).anyMatch(d -> named(other, d).contains(rule)))
                .toList();
    }

    /// The same, in either.
    static List<ResourceId> usersOf(Look look, ResourceId rule) {
        return usersOf(look, rule, INGRESS, EGRESS).stream().map(View::id).toList();
    }

    private static void withoutLinkLocal(Look look) {
        var connection = look.document();
        if (!isUsedBy(connection) || !connection.flag("properties.enableBgp")) {
            return;
        }
        var custom = connection.each("properties.gatewayCustomBgpIpAddresses");
        var peer =
                look.target(connection, "properties.localNetworkGateway2")
                        .flatMap(site -> site.address("properties.bgpSettings.bgpPeeringAddress"));
        if (!custom.isEmpty() || peer.filter(LINK_LOCAL::contains).isPresent()) {
            look.refuse(
                    connection.path(
                            custom.isEmpty()
                                    ? "properties.enableBgp"
                                    : "properties.gatewayCustomBgpIpAddresses"),
                    "A connection with NAT rules speaks BGP between link-local addresses",
                    "Microsoft's FAQ excludes this; its overview of NAT describes it.",
                    "Use BGP addresses of the translated networks if no session comes up.");
        }
    }

    private static void liesApart(Look look) {
        var connection = look.document();
        var at = translates(connection, INGRESS) ? INGRESS : "properties.localNetworkGateway2.id";
        findOverlaps(look, connection, connection.path(at));
    }

    /// A rule that gets other mappings while connections use it.
    private static void staysApart(Look look) {
        if (look.isChanged(EXTERNAL)) {
            for (var connection : usersOf(look, look.id(), INGRESS)) {
                findOverlaps(look, connection, look.document().path(EXTERNAL));
            }
        }
    }

    /// What a gateway sees of the networks at the ends of its connections must lie apart, as soon
    /// as one of them is translated; else it is the business of [ConnectionRules].
    private static void findOverlaps(Look look, View connection, Path at) {
        var gateway = look.target(connection, "properties.virtualNetworkGateway1");
        if (gateway.isEmpty() || !ConnectionRules.isType(connection, "IPsec")) {
            return;
        }
        var site = Seen.site(look, connection);
        if (site.isTranslated()) {
            Seen.network(look, connection, gateway.get())
                    .ifPresent(network -> refuseOverlap(look, at, site, network));
        }
        for (var other : look.connectionsFrom(gateway.get().id())) {
            if (!other.id().equals(connection.id()) && ConnectionRules.isType(other, "IPsec")) {
                var neighbour = Seen.site(look, other);
                if (site.isTranslated() || neighbour.isTranslated()) {
                    refuseOverlap(look, at, site, neighbour);
                }
            }
        }
    }

    private static void refuseOverlap(Look look, Path at, Seen one, Seen other) {
        for (var here : one.parts()) {
            for (var there : other.parts()) {
                if (!here.of().equals(there.of()) && here.prefix().overlaps(there.prefix())) {
                    look.refuse(
                            at,
                            "The prefix of " + here + " overlaps that of " + there,
                            "The gateway could not tell where a packet belongs: translated"
                                    + " networks lie apart from each other and from those that are"
                                    + " not translated.",
                            "Choose external mappings apart.");
                }
            }
        }
    }

    /// A network as the others see it: through NAT, or as it is.
    ///
    /// @param parts its prefixes, each with the rule or resource that says so
    private record Seen(boolean isTranslated, List<Part> parts) {
        record Part(ResourceId of, IpPrefix prefix) {
            @Override
            public String toString() {
                var what =
                        switch (of.types().getLast()) {
                            case "natRules" -> "NAT rule ";
                            case "localNetworkGateways" -> "site ";
                            default -> "network ";
                        };
                return what + of.name() + " (" + prefix + ")";
            }
        }

        /// Of the device's network at the other end of a connection.
        static Seen site(Look look, View connection) {
            return through(look, connection, INGRESS)
                    .orElseGet(() ->
                            new Seen(
                                    false,
                                    look
                                            .target(connection, "properties.localNetworkGateway2")
                                            .stream()
                                            .flatMap(site ->
                                                    parts(site.id(), ConnectionRules.spaceOf(site)))
                                            .toList()));
        }

        /// Of the virtual network at this end.
        static Optional<Seen> network(Look look, View connection, View gateway) {
            return through(look, connection, EGRESS)
                    .or(() ->
                            ConnectionRules.networkOf(look, gateway)
                                    .map(network ->
                                            new Seen(
                                                    false,
                                                    parts(network.id(), Look.space(network))
                                                            .toList())));
        }

        private static Optional<Seen> through(Look look, View connection, String direction) {
            if (!translates(connection, direction)) {
                return Optional.empty();
            }
            var parts = new ArrayList<Part>();
            for (var rule : rules(look, connection, direction)) {
                parts(rule.id(), prefixes(rule, EXTERNAL)).forEach(parts::add);
            }
            return Optional.of(new Seen(true, List.copyOf(parts)));
        }

        private static Stream<Part> parts(ResourceId of, List<IpPrefix> prefixes) {
            return prefixes.stream().map(prefix -> new Part(of, prefix));
        }
    }
}
