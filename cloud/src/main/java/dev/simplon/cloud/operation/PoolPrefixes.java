package dev.simplon.cloud.operation;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceId;
import dev.simplon.cloud.document.DocumentSource;
import dev.simplon.cloud.document.Edit;
import dev.simplon.cloud.type.Children;
import dev.simplon.cloud.type.EmulatedType;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The prefixes that IPAM pools give to networks and subnets which ask for a number of addresses
/// instead of prefixes.
///
/// Pools are not emulated, so there is one space for all of them, and a subnet is given a part of
/// its network. Each gets the lowest free prefix that is large enough, and a further one when it
/// asks for more; Azure may make up the number of several prefixes. What has prefixes of its own is
/// left as it is. What Azure answers where there is no room was never observed: the codes are ours.
final class PoolPrefixes {
    /// For networks. The half of 10.0.0.0/8 that examples seldom use.
    private static final IpPrefix SPACE = IpPrefix.parse("10.128.0.0/9").orElseThrow();

    private static final String PROPERTIES = "properties";
    private static final String ALLOCATIONS = "ipamPoolPrefixAllocations";
    private static final String ALLOCATED = "allocatedAddressPrefixes";
    private static final String PREFIXES = "addressPrefixes";

    private final String name;
    private final List<IpPrefix> spaces;
    private final List<IpPrefix> taken;

    private PoolPrefixes(String name, List<IpPrefix> spaces, List<IpPrefix> taken) {
        this.name = name;
        this.spaces = spaces;
        this.taken = new ArrayList<>(taken);
    }

    /// A network's document with what its pools give it, and the subnets in it.
    ///
    /// @param stored the network as it is, which may have more pools
    /// @throws Refusal if there is no room, or the number is none
    static ObjectValue ofNetwork(
            ResourceId id,
            ObjectValue network,
            Optional<ObjectValue> stored,
            DocumentSource others) {
        var taken = new ArrayList<IpPrefix>();
        for (var other : others.ofType(EmulatedType.VIRTUAL_NETWORK.fullName())) {
            if (!other.id().equals(id)) {
                taken.addAll(space(other.body()));
            }
        }
        var given =
                new PoolPrefixes(id.name(), List.of(SPACE), taken)
                        .give(network, space(network), stored, PROPERTIES, "addressSpace");
        for (var subnet : Children.in(given, EmulatedType.SUBNET)) {
            var before =
                    stored.flatMap(was ->
                            Children.find(was, EmulatedType.SUBNET, Edit.text(subnet, "name")));
            given =
                    Children.put(
                            given,
                            EmulatedType.SUBNET,
                            ofSubnet(Edit.asObject(subnet), before, given));
        }
        return given;
    }

    /// A subnet with what its pool gives it of its network.
    ///
    /// @param stored the subnet as it is
    /// @throws Refusal if there is no room, or the number is none
    static ObjectValue ofSubnet(
            ObjectValue subnet, Optional<ObjectValue> stored, ObjectValue network) {
        var name = Edit.text(subnet, "name");
        var taken = new ArrayList<IpPrefix>();
        for (var other : Children.in(network, EmulatedType.SUBNET)) {
            if (!Edit.text(other, "name").equalsIgnoreCase(name)) {
                taken.addAll(prefixes(other));
            }
        }
        return new PoolPrefixes(name, space(network), taken)
                .give(subnet, prefixes(subnet), stored, PROPERTIES);
    }

    /// @param has the prefixes that the document has
    /// @param at where the allocations and the prefixes stand
    private ObjectValue give(
            ObjectValue document, List<IpPrefix> has, Optional<ObjectValue> stored, String... at) {
        var place = path(at, ALLOCATIONS);
        var own = new ArrayList<>(has);
        for (var each : List.of(document, stored.orElse(document))) {
            for (var allocation : Edit.list(each, place)) {
                own.removeAll(parsed(Edit.list(allocation, ALLOCATED)));
            }
        }
        if (!own.isEmpty() || Edit.list(document, place).isEmpty()) {
            return document;
        }
        for (var allocation : Edit.list(document, place)) {
            taken.addAll(parsed(Edit.list(allocation, ALLOCATED)));
        }
        var allocations = new ArrayList<Value>();
        var all = new ArrayList<IpPrefix>();
        for (var allocation : Edit.list(document, place)) {
            var prefixes = new ArrayList<>(parsed(Edit.list(allocation, ALLOCATED)));
            var further = further(allocation, prefixes);
            further.ifPresent(prefixes::add);
            further.ifPresent(taken::add);
            allocations.add(Edit.put(Edit.asObject(allocation), texts(prefixes), ALLOCATED));
            all.addAll(prefixes);
        }
        return Edit.put(Edit.put(document, allocations, place), texts(all), path(at, PREFIXES));
    }

    /// What an allocation lacks of what it asks for, in one prefix.
    private Optional<IpPrefix> further(Value allocation, List<IpPrefix> given) {
        var asked = asked(allocation);
        var has = given.stream().map(IpPrefix::size).reduce(BigInteger.ZERO, BigInteger::add);
        var lacks = asked.subtract(has);
        if (lacks.signum() <= 0) {
            return Optional.empty();
        }
        int length = 32 - lacks.subtract(BigInteger.ONE).bitLength();
        return Optional.of(
                spaces.stream()
                        .filter(space -> space.block().isIPv4())
                        .flatMap(space -> space.free(length, taken).stream())
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.network(
                                        400,
                                        "SimplonPoolHasNoRoom",
                                        ("%s asks for %s addresses, and no prefix of so many is free"
                                                        + " in %s. Ask for fewer, or delete what you no"
                                                        + " longer need.")
                                                .formatted(name, asked, spaces))));
    }

    private BigInteger asked(Value allocation) {
        var number = Edit.text(allocation, "numberOfIpAddresses");
        if (!number.matches("[1-9]\\d{0,38}")) {
            throw Refusal.network(
                    400,
                    "InvalidRequestFormat",
                    ("Cannot parse the request. numberOfIpAddresses of %s must be a whole number"
                                    + " above zero; it is \"%s\".")
                            .formatted(name, number));
        }
        return new BigInteger(number);
    }

    private static List<IpPrefix> space(ObjectValue network) {
        return parsed(Edit.list(network, PROPERTIES, "addressSpace", PREFIXES));
    }

    private static List<IpPrefix> prefixes(Value subnet) {
        var prefixes = new ArrayList<>(parsed(Edit.list(subnet, PROPERTIES, PREFIXES)));
        IpPrefix.parse(Edit.text(subnet, PROPERTIES, "addressPrefix")).ifPresent(prefixes::add);
        return prefixes;
    }

    private static List<IpPrefix> parsed(List<Value> texts) {
        return texts.stream()
                .flatMap(text -> text.asText().stream())
                .flatMap(text -> IpPrefix.parse(text).stream())
                .toList();
    }

    private static List<String> texts(List<IpPrefix> prefixes) {
        return prefixes.stream().map(IpPrefix::toString).toList();
    }

    private static String[] path(String[] at, String member) {
        var path = new ArrayList<>(List.of(at));
        path.add(member);
        return path.toArray(String[]::new);
    }
}
