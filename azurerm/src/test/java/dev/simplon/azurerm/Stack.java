package dev.simplon.azurerm;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider.Applied;
import dev.simplon.resource.Provider.Planned;
import dev.simplon.resource.Version;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A provider over Azure in memory, and configurations that start from a valid whole.
final class Stack {
    static final String GROUP =
            "/subscriptions/33333333-3333-3333-3333-333333333333/resourceGroups/rg";
    static final String NETWORK = GROUP + "/providers/Microsoft.Network/";
    static final String GATEWAY = NETWORK + "virtualNetworkGateways/vgw";

    final MemoryArm arm;
    final AzurermProvider provider;

    /// What the provider said of its block and its variables.
    final List<Diagnostic> configured;

    private static final Map<String, String> CREDENTIALS =
            Map.of(
                    "ARM_SUBSCRIPTION_ID", "33333333-3333-3333-3333-333333333333",
                    "ARM_TENANT_ID", "t",
                    "ARM_CLIENT_ID", "c",
                    "ARM_CLIENT_SECRET", "s");

    Stack(String version) {
        this(version, Map.of(), "{}");
    }

    /// @param variables of the environment, beside the credentials
    /// @param block the provider's
    Stack(String version, Map<String, String> variables, String block) {
        this(version, new MemoryArm(), variables, block);
    }

    /// Another process before the same Azure.
    Stack(String version, MemoryArm arm, Map<String, String> variables, String block) {
        this.arm = arm;
        var environment = new LinkedHashMap<>(variables);
        environment.putAll(CREDENTIALS);
        provider =
                AzurermProvider.of(
                        Version.of(version),
                        new Settings(
                                environment,
                                Path.of(""),
                                _ -> arm,
                                Optional.empty(),
                                LocalDate.of(2026, 11, 25),
                                false));
        configured = provider.configure(json(block));
    }

    /// A whole configuration of a type from JSON.
    ObjectValue config(String type, String json) {
        return Recorded.conformed(
                Optional.ofNullable(provider.resourceTypes().get(type)).orElseThrow().block(),
                json(json));
    }

    private static Value json(String json) {
        try {
            return JsonCodec.decode(json);
        } catch (JsonException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    Planned plan(String type, Optional<ObjectValue> prior, ObjectValue config) {
        return provider.plan(
                type,
                prior.<Value>map(p -> p).orElseGet(() -> none(type)),
                config,
                config,
                PrivateData.NONE);
    }

    Planned planDestroy(String type, ObjectValue prior) {
        return provider.plan(type, prior, none(type), none(type), PrivateData.NONE);
    }

    Applied apply(String type, Optional<ObjectValue> prior, ObjectValue config) {
        var plan = plan(type, prior, config);
        return provider.apply(
                type,
                prior.<Value>map(p -> p).orElseGet(() -> none(type)),
                plan.planned(),
                config,
                plan.plannedPrivate());
    }

    /// Creates, and insists that it worked.
    ObjectValue create(String type, String json) {
        var applied = apply(type, Optional.empty(), config(type, json));
        if (applied.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new AssertionError(applied.diagnostics());
        }
        return (ObjectValue) applied.state();
    }

    Value none(String type) {
        return Value.nullOf(
                Optional.ofNullable(provider.resourceTypes().get(type))
                        .orElseThrow()
                        .block()
                        .impliedType());
    }

    static final String PLACE = "\"resource_group_name\": \"rg\", \"location\": \"West Europe\"";

    static String localGateway(String more) {
        return "{\"name\": \"lgw\", " + PLACE + more + "}";
    }

    static String gateway(String more) {
        return "{\"name\": \"vgw\", "
                + PLACE
                + ", \"type\": \"Vpn\", \"sku\": \"VpnGw1AZ\", \"ip_configuration\": [{"
                + "\"public_ip_address_id\": \""
                + NETWORK
                + "publicIPAddresses/pip\", \"subnet_id\": \""
                + NETWORK
                + "virtualNetworks/vnet/subnets/GatewaySubnet\"}]"
                + more
                + "}";
    }

    static String connection(String more) {
        return "{\"name\": \"cn\", "
                + PLACE
                + ", \"type\": \"IPsec\", \"virtual_network_gateway_id\": \""
                + GATEWAY
                + "\", \"local_network_gateway_id\": \""
                + NETWORK
                + "localNetworkGateways/lgw\""
                + more
                + "}";
    }
}
