package dev.simplon.cloud.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.ArmType;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.cloud.Timing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The network types that the cloud emulates. A child lives inside its parent's document: there,
/// and as a resource of its own, it is one thing.
public enum EmulatedType {
    VIRTUAL_NETWORK("virtualNetworks", true, Duration.ofSeconds(5)),
    SUBNET("virtualNetworks/subnets", false, Duration.ofSeconds(5)),
    PUBLIC_ADDRESS("publicIPAddresses", true, Duration.ofSeconds(5)),
    LOCAL_GATEWAY("localNetworkGateways", false, Duration.ofSeconds(10)),
    GATEWAY("virtualNetworkGateways", false, Duration.ofMinutes(30)),
    NAT_RULE("virtualNetworkGateways/natRules", false, Duration.ofMinutes(1)),
    CONNECTION("connections", false, Duration.ofMinutes(1)),
    CIRCUIT("expressRouteCircuits", true, Duration.ofMinutes(1)),
    PEERING("expressRouteCircuits/peerings", false, Duration.ofSeconds(30)),
    AUTHORIZATION("expressRouteCircuits/authorizations", false, Duration.ofSeconds(30));

    public static final String NAMESPACE = "Microsoft.Network";

    private static final Map<String, EmulatedType> BY_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    each -> each.fullName().toLowerCase(Locale.ROOT),
                                    Function.identity()));

    private final String type;
    private final boolean listedInSubscription;
    private final Duration realDuration;

    EmulatedType(String type, boolean listedInSubscription, Duration realDuration) {
        this.type = type;
        this.listedInSubscription = listedInSubscription;
        this.realDuration = realDuration;
    }

    /// `Microsoft.Network/virtualNetworks/subnets`.
    public String fullName() {
        return NAMESPACE + "/" + type;
    }

    /// `virtualNetworks/subnets`.
    public String bareName() {
        return type;
    }

    public boolean isChild() {
        return type.contains("/");
    }

    /// The member of its parent's `properties` that holds a child, which is the last segment of its
    /// type too: `subnets`.
    public String member() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /// The types that live inside documents of this one.
    public List<EmulatedType> children() {
        return Arrays.stream(values()).filter(e -> e.type.startsWith(type + "/")).toList();
    }

    /// The child type that a path segment names, without regard to case.
    public Optional<EmulatedType> child(String member) {
        return named(fullName() + "/" + member);
    }

    /// The type whose documents hold this one: of a child its parent, else itself.
    public EmulatedType holder() {
        return isChild()
                ? named(fullName().substring(0, fullName().lastIndexOf('/'))).orElseThrow()
                : this;
    }

    /// Whether Azure lists it over a whole subscription, and not only in a group.
    public boolean isListedInSubscription() {
        return listedInSubscription;
    }

    /// How long it is to take to provision it; if realistic, about what Azure takes (order of
    /// magnitude only).
    public Duration duration(Timing timing) {
        return switch (timing) {
            case FAST -> Duration.ZERO;
            case REALISTIC -> realDuration;
        };
    }

    public ArmType arm() {
        return ArmTypes.named(fullName()).orElseThrow();
    }

    /// Without regard to case.
    public static Optional<EmulatedType> named(String fullName) {
        return Optional.ofNullable(BY_NAME.get(fullName.toLowerCase(Locale.ROOT)));
    }

    public static Optional<EmulatedType> of(ResourceId id) {
        return named(id.type());
    }

    public boolean isTypeOf(ResourceId id) {
        return fullName().equalsIgnoreCase(id.type());
    }
}
