package dev.simplon.cloud.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.type.ArmType;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.cloud.Timing;
import java.time.Duration;
import java.util.Optional;

/// The network types that the cloud emulates.
public enum EmulatedType {
    VIRTUAL_NETWORK("virtualNetworks", true, Duration.ofSeconds(5)),
    SUBNET("virtualNetworks/subnets", false, Duration.ofSeconds(5)),
    PUBLIC_ADDRESS("publicIPAddresses", true, Duration.ofSeconds(5)),
    LOCAL_GATEWAY("localNetworkGateways", false, Duration.ofSeconds(10)),
    GATEWAY("virtualNetworkGateways", false, Duration.ofMinutes(30)),
    CONNECTION("connections", false, Duration.ofMinutes(1));

    public static final String NAMESPACE = "Microsoft.Network";
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
        for (var each : values()) {
            if (each.fullName().equalsIgnoreCase(fullName)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    public static Optional<EmulatedType> of(ResourceId id) {
        return named(id.type());
    }

    /// The id with provider and types as Azure writes them; names as they came.
    public ResourceId canonical(ResourceId id) {
        return new ResourceId(
                id.subscription(),
                id.resourceGroup(),
                NAMESPACE,
                java.util.List.of(type.split("/")),
                id.names());
    }
}
