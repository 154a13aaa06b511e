package dev.simplon.azure.rule;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.Finding.Severity;
import dev.simplon.azure.type.ArmType;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.azure.type.Violation;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One rule's look at one change: what it may read, and what it finds.
final class Look {
    static final String NETWORKS = "Microsoft.Network/virtualNetworks";
    static final String SUBNETS = "Microsoft.Network/virtualNetworks/subnets";
    static final String ADDRESSES = "Microsoft.Network/publicIPAddresses";
    static final String LOCAL_GATEWAYS = "Microsoft.Network/localNetworkGateways";
    static final String GATEWAYS = "Microsoft.Network/virtualNetworkGateways";
    static final String NAT_RULES = GATEWAYS + "/natRules";
    static final String CONNECTIONS = "Microsoft.Network/connections";
    static final String CIRCUITS = "Microsoft.Network/expressRouteCircuits";

    private final Rule rule;
    private final Change change;
    private final Neighbours neighbours;
    private final List<Finding> findings = new ArrayList<>();

    private Look(Rule rule, Change change, Neighbours neighbours) {
        this.rule = rule;
        this.change = change;
        this.neighbours = neighbours;
    }

    @FunctionalInterface
    interface Rummage {
        void through(Look look);
    }

    /// Judges documents of a type that are created or changed.
    static Rule.Judge at(String type, Rummage rummage) {
        return judge(type, false, rummage);
    }

    /// Judges the deletion of documents of a type.
    static Rule.Judge atDeletionOf(String type, Rummage rummage) {
        return judge(type, true, rummage);
    }

    /// The first that has to do with the change's type decides.
    static Rule.Judge either(Rule.Judge... judges) {
        return (rule, change, neighbours) -> {
            var all = new ArrayList<Finding>();
            for (var judge : judges) {
                switch (judge.judge(rule, change, neighbours)) {
                    case Rule.Verdict.Decided(var found) -> all.addAll(found);
                    case Rule.Verdict.Undecided undecided -> {
                        return undecided;
                    }
                }
            }
            return new Rule.Verdict.Decided(all);
        };
    }

    private static Rule.Judge judge(String type, boolean deletion, Rummage rummage) {
        return (rule, change, neighbours) -> {
            var look = new Look(rule, change, neighbours);
            if (change.type().equalsIgnoreCase(type) && change.isDeletion() == deletion) {
                try {
                    rummage.through(look);
                } catch (View.NotKnown e) {
                    if (look.findings.isEmpty()) {
                        return new Rule.Verdict.Undecided(e.what());
                    }
                }
            }
            return new Rule.Verdict.Decided(look.findings);
        };
    }

    ResourceId id() {
        return change.id();
    }

    boolean isCreation() {
        return change.isCreation();
    }

    /// The document as it is to be; of a deletion, as it was.
    View document() {
        return new View(
                change.id(), change.planned().or(change::prior).orElse(Value.object(NOTHING)));
    }

    Optional<View> prior() {
        return change.prior().map(document -> new View(change.id(), document));
    }

    private static final LinkedHashMap<String, Value> NOTHING = new LinkedHashMap<>();

    /// Empty if there is none. Where that cannot be known, the rule ends undecided.
    Optional<View> neighbour(ResourceId id) {
        if (id.equals(change.id())) {
            return Optional.of(document());
        }
        var document = neighbours.document(id);
        if (document.isPresent()) {
            return Optional.of(new View(id, document.get()));
        }
        if (id.type().equalsIgnoreCase(SUBNETS)) {
            var inside = id.parent().flatMap(this::neighbour).flatMap(n -> subnetIn(n, id.name()));
            if (inside.isPresent()) {
                return inside;
            }
        }
        if (!neighbours.isComplete()) {
            throw new View.NotKnown(id.toString());
        }
        return Optional.empty();
    }

    private static Optional<View> subnetIn(View network, String name) {
        return network.each("properties.subnets").stream()
                .filter(s -> s.text("name").filter(name::equalsIgnoreCase).isPresent())
                .findFirst()
                .map(subnet -> new View(network.id().child("subnets", name), subnet.value()));
    }

    /// The document that a member of this one refers to.
    Optional<View> target(View from, String reference) {
        return from.reference(reference).flatMap(this::neighbour);
    }

    /// Ends the rule undecided where there may be documents that are not known.
    void mustKnowAll(String what) {
        if (!neighbours.isComplete()) {
            throw new View.NotKnown(what);
        }
    }

    /// Every other document of a type that is known of.
    List<View> others(String type) {
        return views(neighbours.ofType(type));
    }

    /// Those of the others that refer to `target`, and perhaps some more.
    List<View> referring(String type, ResourceId target) {
        return views(neighbours.referring(type, target));
    }

    /// The other connections that certainly start at a gateway.
    List<View> connectionsFrom(ResourceId gateway) {
        return referring(CONNECTIONS, gateway).stream()
                .filter(other -> refers(other, "properties.virtualNetworkGateway1", gateway))
                .toList();
    }

    /// In the order of their ids.
    private List<View> views(Map<ResourceId, ObjectValue> documents) {
        var views = new TreeMap<String, View>();
        documents.forEach((id, document) -> {
            if (!id.equals(change.id())) {
                views.put(id.key(), new View(id, document));
            }
        });
        return List.copyOf(views.values());
    }

    /// Whether a reference of another document certainly leads to `target`; what is not known does
    /// not.
    static boolean refers(View from, String reference, ResourceId target) {
        return Path.of((reference + ".id").split("\\."))
                .in(from.value())
                .flatMap(Value::asText)
                .flatMap(ResourceId::parse)
                .filter(target::equals)
                .isPresent();
    }

    /// The address space of a network. Where IPAM pools are still to give it, the rule ends
    /// undecided.
    static List<IpPrefix> space(View network) {
        var space = network.prefixes("properties.addressSpace.addressPrefixes");
        if (space.isEmpty()
                && !network.each("properties.addressSpace.ipamPoolPrefixAllocations").isEmpty()) {
            throw new View.NotKnown("the address space of " + network.id().name());
        }
        return space;
    }

    /// The subnets of a network, in its own document and by themselves, by name in lower case.
    Map<String, View> subnets(View network) {
        var found = new LinkedHashMap<String, View>();
        for (var subnet : network.each("properties.subnets")) {
            subnet.text("name").ifPresent(n -> found.put(n.toLowerCase(Locale.ROOT), subnet));
        }
        for (var subnet : others(SUBNETS)) {
            if (subnet.id().parent().filter(network.id()::equals).isPresent()) {
                found.put(subnet.id().name().toLowerCase(Locale.ROOT), subnet);
            }
        }
        return found;
    }

    /// The prefixes of a subnet.
    static List<IpPrefix> prefixesOf(View subnet) {
        var prefixes = new ArrayList<>(subnet.prefixes("properties.addressPrefixes"));
        subnet.text("properties.addressPrefix")
                .flatMap(IpPrefix::parse)
                .filter(prefix -> !prefixes.contains(prefix))
                .ifPresent(prefixes::add);
        return prefixes;
    }

    /// Whether a member has another value than before; never at a creation.
    boolean isChanged(String dotted) {
        return prior().isPresent()
                && !prior().get()
                        .in(dotted)
                        .map(v -> v.value().unmarkedDeep())
                        .equals(document().in(dotted).map(v -> v.value().unmarkedDeep()));
    }

    /// Whether a member is new with a creation, or has another value than before.
    boolean isNew(String dotted) {
        return isCreation() || isChanged(dotted);
    }

    void refuse(Path at, String what, String why, String mend) {
        refuse(at, what, why, mend, rule.code());
    }

    void refuse(Path at, String what, String why, String mend, Optional<String> code) {
        var severity =
                switch (rule.evidence()) {
                    case OBSERVED, PROVIDER, SCHEMA, DOCUMENTED -> Severity.REFUSED;
                    case KNOWN -> Severity.WARNING;
                };
        findings.add(new Finding(rule, severity, change.id(), at, what, why, mend, code));
    }

    void warn(Path at, String what, String why, String mend) {
        findings.add(
                new Finding(
                        rule,
                        Severity.WARNING,
                        change.id(),
                        at,
                        what,
                        why,
                        mend,
                        Optional.empty()));
    }

    Optional<ArmType> type() {
        return ArmTypes.named(change.type());
    }

    /// Whether the prior document did not have this reference.
    boolean isNew(ArmType.Reference reference) {
        return prior().map(View::value)
                .flatMap(reference.at()::in)
                .flatMap(Value::asText)
                .flatMap(ResourceId::parse)
                .filter(reference.target()::equals)
                .isEmpty();
    }

    /// What the type's table says of this document's shape.
    List<Violation> violations() {
        var document = (ObjectValue) document().value();
        return ArmTypes.named(change.type())
                .map(type -> type.examine(document, Optional.of(document)).violations())
                .orElse(List.of());
    }
}
