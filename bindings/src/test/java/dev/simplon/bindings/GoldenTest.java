package dev.simplon.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.bindings.azurerm.v4.data_azurerm_resource_group.DataAzurermResourceGroup;
import dev.simplon.bindings.azurerm.v4.data_azurerm_virtual_network_gateway_connection.DataAzurermVirtualNetworkGatewayConnection;
import dev.simplon.bindings.azurerm.v4.data_azurerm_virtual_network_gateway_connection.DataAzurermVirtualNetworkGatewayConnectionTimeouts;
import dev.simplon.bindings.azurerm.v4.local_network_gateway.LocalNetworkGateway;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProvider;
import dev.simplon.bindings.azurerm.v4.provider.AzurermProviderFeatures;
import dev.simplon.bindings.azurerm.v4.public_ip.PublicIp;
import dev.simplon.bindings.azurerm.v4.resource_group.ResourceGroup;
import dev.simplon.bindings.azurerm.v4.subnet.Subnet;
import dev.simplon.bindings.azurerm.v4.virtual_network.VirtualNetwork;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGateway;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway.VirtualNetworkGatewayIpConfiguration;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnection;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnectionCustomBgpAddresses;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnectionIpsecPolicy;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnectionTimeouts;
import dev.simplon.bindings.azurerm.v4.virtual_network_gateway_connection.VirtualNetworkGatewayConnectionTrafficSelectorPolicy;
import dev.simplon.constructs.App;
import dev.simplon.constructs.AppConfig;
import dev.simplon.constructs.Construct;
import dev.simplon.constructs.LocalBackend;
import dev.simplon.constructs.LocalBackendConfig;
import dev.simplon.constructs.TerraformLocal;
import dev.simplon.constructs.TerraformOutput;
import dev.simplon.constructs.TerraformStack;
import dev.simplon.constructs.TerraformVariable;
import dev.simplon.constructs.TerraformVariableValidationConfig;
import dev.simplon.constructs.Token;
import dev.simplon.constructs.VariableType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The documents of CDKTF 0.21.0, byte for byte. Each test is the program of `case.md`.
class GoldenTest {
    @TempDir Path out;

    @Test
    void siteToSite() {
        assertGolden("01-site-to-site", "site-to-site", GoldenTest::siteToSite);
    }

    private static void siteToSite(TerraformStack stack) {
        provider(stack);
        var rg =
                ResourceGroup.Builder.create(stack, "example")
                        .location("West US")
                        .name("test")
                        .build();
        var vnet =
                VirtualNetwork.Builder.create(stack, "example_1")
                        .addressSpace(List.of("10.0.0.0/16"))
                        .location(Token.asString(rg.getLocation()))
                        .name("test")
                        .resourceGroupName(Token.asString(rg.getName()))
                        .build();
        vnet.overrideLogicalId("example");
        var lng =
                LocalNetworkGateway.Builder.create(stack, "onpremise")
                        .addressSpace(List.of("10.1.1.0/24"))
                        .gatewayAddress("168.62.225.23")
                        .location(rg.getLocation())
                        .name("onpremise")
                        .resourceGroupName(rg.getName())
                        .build();
        var pip =
                PublicIp.Builder.create(stack, "example_3")
                        .allocationMethod("Dynamic")
                        .location(rg.getLocation())
                        .name("test")
                        .resourceGroupName(rg.getName())
                        .build();
        pip.overrideLogicalId("example");
        var subnet =
                Subnet.Builder.create(stack, "example_4")
                        .addressPrefixes(List.of("10.0.1.0/24"))
                        .name("GatewaySubnet")
                        .resourceGroupName(rg.getName())
                        .virtualNetworkName(vnet.getName())
                        .build();
        subnet.overrideLogicalId("example");
        var gw =
                VirtualNetworkGateway.Builder.create(stack, "example_5")
                        .activeActive(false)
                        .enableBgp(false)
                        .ipConfiguration(
                                List.of(
                                        VirtualNetworkGatewayIpConfiguration.builder()
                                                .privateIpAddressAllocation("Dynamic")
                                                .publicIpAddressId(pip.getId())
                                                .subnetId(subnet.getId())
                                                .build()))
                        .location(rg.getLocation())
                        .name("test")
                        .resourceGroupName(rg.getName())
                        .sku("Basic")
                        .type("Vpn")
                        .vpnType("RouteBased")
                        .build();
        gw.overrideLogicalId("example");
        VirtualNetworkGatewayConnection.Builder.create(stack, "onpremise_6")
                .localNetworkGatewayId(lng.getId())
                .location(rg.getLocation())
                .name("onpremise")
                .resourceGroupName(rg.getName())
                .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
                .type("IPsec")
                .virtualNetworkGatewayId(gw.getId())
                .build()
                .overrideLogicalId("onpremise");
    }

    @Test
    void vnetToVnet() {
        assertGolden(
                "02-vnet-to-vnet",
                "vnet-to-vnet",
                stack -> {
                    provider(stack);
                    var europe = new Side(stack, "europe", "West Europe", 1, 2, 4, 8);
                    var us = new Side(stack, "us", "East US", 0, 3, 5, 9);
                    europe.connectTo(us);
                    us.connectTo(europe);
                });
    }

    private static final class Side {
        private final TerraformStack stack;
        private final String name;
        private final ResourceGroup rg;
        private final VirtualNetworkGateway gw;

        Side(
                TerraformStack stack,
                String name,
                String location,
                int net,
                int vnetNumber,
                int pipNumber,
                int gwNumber) {
            this.stack = stack;
            this.name = name;
            rg = ResourceGroup.Builder.create(stack, name).location(location).name(name).build();
            var vnet =
                    VirtualNetwork.Builder.create(stack, name + "_" + vnetNumber)
                            .addressSpace(List.of("10." + net + ".0.0/16"))
                            .location(rg.getLocation())
                            .name(name)
                            .resourceGroupName(rg.getName())
                            .build();
            vnet.overrideLogicalId(name);
            var pip =
                    PublicIp.Builder.create(stack, name + "_" + pipNumber)
                            .allocationMethod("Dynamic")
                            .location(rg.getLocation())
                            .name(name)
                            .resourceGroupName(rg.getName())
                            .build();
            pip.overrideLogicalId(name);
            var subnet =
                    Subnet.Builder.create(stack, name + "_gateway")
                            .addressPrefixes(List.of("10." + net + ".1.0/24"))
                            .name("GatewaySubnet")
                            .resourceGroupName(rg.getName())
                            .virtualNetworkName(vnet.getName())
                            .build();
            gw =
                    VirtualNetworkGateway.Builder.create(stack, name + "_" + gwNumber)
                            .ipConfiguration(
                                    VirtualNetworkGatewayIpConfiguration.builder()
                                            .privateIpAddressAllocation("Dynamic")
                                            .publicIpAddressId(pip.getId())
                                            .subnetId(subnet.getId())
                                            .build())
                            .location(rg.getLocation())
                            .name(name + "-gateway")
                            .resourceGroupName(rg.getName())
                            .sku("Basic")
                            .type("Vpn")
                            .vpnType("RouteBased")
                            .build();
            gw.overrideLogicalId(name);
        }

        void connectTo(Side peer) {
            VirtualNetworkGatewayConnection.Builder.create(stack, name + "_to_" + peer.name)
                    .location(rg.getLocation())
                    .name(name + "-to-" + peer.name)
                    .peerVirtualNetworkGatewayId(peer.gw.getId())
                    .resourceGroupName(rg.getName())
                    .sharedKey("4-v3ry-53cr37-1p53c-5h4r3d-k3y")
                    .type("Vnet2Vnet")
                    .virtualNetworkGatewayId(gw.getId())
                    .build();
        }
    }

    @Test
    void connectionWithAllArguments() {
        assertGolden("03-connection-all-arguments", "all", GoldenTest::allArguments);
    }

    private static void allArguments(TerraformStack stack) {
        AzurermProvider.Builder.create(stack, "azurerm")
                .features(List.of(AzurermProviderFeatures.builder().build()))
                .subscriptionId("00000000-0000-0000-0000-000000000000")
                .build();
        var rg =
                ResourceGroup.Builder.create(stack, "rg")
                        .location("westeurope")
                        .name("rg-all")
                        .tags(Map.of("Owner", "net", "costCenter", "42"))
                        .build();
        var full =
                VirtualNetworkGatewayConnection.Builder.create(stack, "full")
                        .name("full")
                        .resourceGroupName(rg.getName())
                        .location(rg.getLocation())
                        .type("IPsec")
                        .virtualNetworkGatewayId("/gw/1")
                        .localNetworkGatewayId("/lng/1")
                        .connectionMode("ResponderOnly")
                        .connectionProtocol("IKEv2")
                        .dpdTimeoutSeconds(45)
                        .routingWeight(0)
                        .enableBgp(true)
                        .localAzureIpAddressEnabled(false)
                        .usePolicyBasedTrafficSelectors(true)
                        .egressNatRuleIds(List.of("/nat/e1", "/nat/e2"))
                        .ingressNatRuleIds(List.of())
                        .sharedKey("s3cr3t")
                        .tags(Map.of("Env", "prod", "costCenter", "7", "odd key", "v"))
                        .customBgpAddresses(
                                VirtualNetworkGatewayConnectionCustomBgpAddresses.builder()
                                        .primary("169.254.21.2")
                                        .secondary("169.254.21.6")
                                        .build())
                        .ipsecPolicy(
                                VirtualNetworkGatewayConnectionIpsecPolicy.builder()
                                        .dhGroup("DHGroup14")
                                        .ikeEncryption("AES256")
                                        .ikeIntegrity("SHA384")
                                        .ipsecEncryption("GCMAES256")
                                        .ipsecIntegrity("GCMAES256")
                                        .pfsGroup("ECP384")
                                        .saDatasize(1024)
                                        .saLifetime(3600)
                                        .build())
                        .trafficSelectorPolicy(
                                selectors(
                                        List.of("10.0.0.0/24"),
                                        List.of("10.9.0.0/24", "10.9.1.0/24")),
                                selectors(List.of(), List.of("192.168.0.0/16")))
                        .timeouts(
                                VirtualNetworkGatewayConnectionTimeouts.builder()
                                        .create("45m")
                                        .delete("10m")
                                        .build())
                        .build();
        var er =
                VirtualNetworkGatewayConnection.Builder.create(stack, "er")
                        .name("er")
                        .resourceGroupName(rg.getName())
                        .location(rg.getLocation())
                        .type("ExpressRoute")
                        .virtualNetworkGatewayId(full.getVirtualNetworkGatewayId())
                        .expressRouteCircuitId("/erc/1")
                        .authorizationKey("auth")
                        .expressRouteGatewayBypass(true)
                        .privateLinkFastPathEnabled(false)
                        .routingWeight(full.getRoutingWeight())
                        .timeouts(VirtualNetworkGatewayConnectionTimeouts.builder().build())
                        .tags(null)
                        .build();
        output(stack, "pfs", full.getIpsecPolicy().getPfsGroup());
        output(stack, "lifetime", full.getIpsecPolicy().getSaLifetime());
        output(stack, "remote", full.getTrafficSelectorPolicy().get(1).getRemoteAddressCidrs());
        output(stack, "created", full.getTimeouts().getCreate());
        output(stack, "tag", full.getTags());
        output(stack, "bgp", full.getCustomBgpAddresses());
        output(stack, "tsp", full.getTrafficSelectorPolicy());
        full.setRoutingWeight(20);
        full.resetEnableBgp();
        full.putTimeouts(VirtualNetworkGatewayConnectionTimeouts.builder().update("1h").build());
        er.setTags(Map.of("a", "b"));
    }

    private static VirtualNetworkGatewayConnectionTrafficSelectorPolicy selectors(
            List<String> local, List<String> remote) {
        return VirtualNetworkGatewayConnectionTrafficSelectorPolicy.builder()
                .localAddressCidrs(local)
                .remoteAddressCidrs(remote)
                .build();
    }

    @Test
    void logicalIds() {
        assertGolden("04-logical-ids", "ids-Stack_1", GoldenTest::logicalIds);
    }

    private static void logicalIds(TerraformStack stack) {
        provider(stack);
        var net = new Construct(stack, "net");
        var myNet = new Construct(stack, "my-net");
        var net2 = new Construct(stack, "net2");
        var longOnes = new Construct(new Construct(stack, "a".repeat(100)), "b".repeat(100));
        var groups = new LinkedHashMap<Integer, ResourceGroup>();
        group(groups, stack, "plain");
        group(groups, stack, "with-dash_and.dot space!");
        group(groups, net, "Default");
        group(groups, net, "Resource");
        group(groups, net, "child");
        group(groups, new Construct(net, "net"), "child");
        group(groups, myNet, "net");
        group(groups, new Construct(net2, "Default"), "deep");
        group(groups, new Construct(net2, "Resource"), "deep");
        group(groups, longOnes, "c".repeat(100));
        group(groups, stack, "z".repeat(256));
        group(groups, stack, "y".repeat(255));
        group(groups, net, "Ünï-cödé");
        group(groups, stack, "over").overrideLogicalId("hand.made id");
        var reset = group(groups, net, "reset");
        reset.overrideLogicalId("temp");
        reset.resetOverrideLogicalId();
        group(groups, net, "x.y");
        group(groups, new Construct(stack, "Default"), "top");
        groups.forEach((k, group) -> output(stack, "o" + k, group.getId()));
        var fifth = groups.get(5);
        var sixth = groups.get(6);
        if (fifth == null || sixth == null) {
            throw new AssertionError();
        }
        output(net, "nested", fifth.getName());
        TerraformOutput.Builder.create(net, "stat").staticId(true).value(fifth.getName()).build();
        output(stack, "viaFqn", fifth);
        output(stack, "uid", sixth.getFriendlyUniqueId());
    }

    private static ResourceGroup group(
            Map<Integer, ResourceGroup> groups, Construct scope, String id) {
        int k = groups.size() + 1;
        var group =
                ResourceGroup.Builder.create(scope, id)
                        .location("westeurope")
                        .name("n" + k)
                        .build();
        groups.put(k, group);
        return group;
    }

    @Test
    void variablesLocalsOutputs() {
        assertGolden("09-variables-locals-outputs", "vlo", GoldenTest::variablesLocalsOutputs);
    }

    /// Where the case calls Terraform's functions, this writes them by hand around tokens.
    private static void variablesLocalsOutputs(TerraformStack stack) {
        provider(stack);
        var rg = ResourceGroup.Builder.create(stack, "rg").name("n").location("l").build();
        var grp = new Construct(stack, "grp");
        var v1 = TerraformVariable.Builder.create(stack, "v1").build();
        var v2 =
                TerraformVariable.Builder.create(stack, "v2")
                        .type("string")
                        .defaultValue("d")
                        .description("desc")
                        .sensitive(true)
                        .nullable(false)
                        .build();
        var members = new LinkedHashMap<String, String>();
        members.put("a", "string");
        members.put("b_c", "number");
        TerraformVariable.Builder.create(stack, "v3")
                .type(VariableType.object(members))
                .defaultValue(Map.of("a", "x", "b_c", 1))
                .build();
        var v4 =
                TerraformVariable.Builder.create(stack, "v4")
                        .type(VariableType.list(VariableType.NUMBER))
                        .defaultValue(List.of())
                        .build();
        TerraformVariable.Builder.create(stack, "v5")
                .type(VariableType.tuple("string", "bool"))
                .build();
        TerraformVariable.Builder.create(stack, "v6").type("string").nullable(true).build();
        var v7 =
                TerraformVariable.Builder.create(stack, "v7")
                        .type("number")
                        .defaultValue(0)
                        .build();
        TerraformVariable.Builder.create(stack, "v8")
                .type(VariableType.set(VariableType.map(VariableType.ANY)))
                .build();
        var v9 =
                TerraformVariable.Builder.create(stack, "v9")
                        .type("bool")
                        .defaultValue(false)
                        .validation(
                                List.of(
                                        TerraformVariableValidationConfig.builder()
                                                .condition(
                                                        "${(length("
                                                                + v2.getStringValue()
                                                                + ") > 1)}")
                                                .errorMessage("too short")
                                                .build()))
                        .build();
        v9.addValidation(
                TerraformVariableValidationConfig.builder()
                        .condition("${var.v9}")
                        .errorMessage("must be on")
                        .build());
        TerraformVariable.Builder.create(grp, "vin").type("string").defaultValue("in").build();

        var l1 = new TerraformLocal(stack, "l1", "text");
        var l2 =
                new TerraformLocal(
                        stack,
                        "l2",
                        Map.of(
                                "camelKey",
                                Map.of("innerKey", rg.getName()),
                                "list",
                                List.of(rg.getId(), 1, false)));
        new TerraformLocal(stack, "l3", v1.getValue());
        new TerraformLocal(stack, "l4", "x-" + l1.getAsString());
        var l5 = new TerraformLocal(stack, "l5", 7);
        l5.setExpression(8);
        new TerraformLocal(grp, "lin", List.of(v7.getNumberValue()));
        new TerraformLocal(stack, "l6", List.of());
        new TerraformLocal(stack, "l7", "${keys(" + l2.getAsString() + ")}");

        output(stack, "o1", l1.getAsString());
        TerraformOutput.Builder.create(stack, "o2")
                .value(v2.getStringValue())
                .sensitive(true)
                .description("secret")
                .build();
        output(stack, "o3", rg);
        output(stack, "o4", List.of(rg.getName(), Map.of("deepKey", rg.getId(), "plain", 1)));
        output(stack, "o5", v7.getNumberValue());
        output(stack, "o6", l2.getExpression());
        TerraformOutput.Builder.create(stack, "o7").value(false).sensitive(false).build();
        TerraformOutput.Builder.create(stack, "o8")
                .value(l5.getAsNumber())
                .description("num")
                .build();
        output(grp, "oin", v1.getValue());
        TerraformOutput.Builder.create(grp, "ost").value("s").staticId(true).build();
        output(stack, "o9", l1);
        output(stack, "o10", v1);
        output(stack, "o11", List.of("${var.v1}", l2.getAsStringMap()));
        output(stack, "o12", v4.getListValue());
    }

    @Test
    void overrides() {
        assertGolden("08-overrides", "ovr", GoldenTest::overrides);
    }

    private static void overrides(TerraformStack stack) {
        var az = provider(stack);
        var rg =
                ResourceGroup.Builder.create(stack, "rg")
                        .name("n")
                        .location("l")
                        .tags(Map.of("a", "1", "b", "2"))
                        .build();
        rg.addOverride("location", "other");
        rg.addOverride("tags.c", "3");
        rg.addOverride("tags.a", null);
        rg.addOverride("new.deep.key", 5);
        rg.addOverride("managed_by", Token.nullValue());
        var vn =
                VirtualNetwork.Builder.create(stack, "vn")
                        .name("v")
                        .location("l")
                        .resourceGroupName(rg.getName())
                        .addressSpace(List.of("10.0.0.0/16"))
                        .dnsServers(List.of("1.1.1.1"))
                        .build();
        vn.addOverride("address_space", List.of("10.1.0.0/16"));
        vn.addOverride("dns_servers.0", "9.9.9.9");
        vn.addOverride("lifecycle", Map.of("create_before_destroy", true));
        vn.addOverride("lifecycle.ignore_changes", List.of("tags"));
        vn.addOverride("camelCase.innerKey", true);
        var conn =
                VirtualNetworkGatewayConnection.Builder.create(stack, "conn")
                        .name("c")
                        .location("l")
                        .resourceGroupName("x")
                        .type("IPsec")
                        .virtualNetworkGatewayId("/g")
                        .ipsecPolicy(
                                VirtualNetworkGatewayConnectionIpsecPolicy.builder()
                                        .dhGroup("None")
                                        .ikeEncryption("None")
                                        .ikeIntegrity("None")
                                        .ipsecEncryption("None")
                                        .ipsecIntegrity("None")
                                        .pfsGroup("None")
                                        .build())
                        .trafficSelectorPolicy(selectors(List.of("a"), List.of("b")))
                        .build();
        conn.addOverride("ipsec_policy.dh_group", "ECP256");
        conn.addOverride("ipsec_policy.sa_lifetime", 300);
        conn.addOverride(
                "traffic_selector_policy",
                List.of(
                        Map.of(
                                "local_address_cidrs",
                                List.of("c"),
                                "remote_address_cidrs",
                                List.of("d"))));
        conn.addOverride("shared_key", vn.getGuid());
        var gw =
                VirtualNetworkGateway.Builder.create(stack, "gw")
                        .name("g")
                        .location("l")
                        .resourceGroupName("x")
                        .sku("Basic")
                        .type("Vpn")
                        .ipConfiguration(
                                VirtualNetworkGatewayIpConfiguration.builder()
                                        .subnetId("/s")
                                        .publicIpAddressId("/p")
                                        .build())
                        .build();
        gw.addOverride("ip_configuration.0.subnet_id", "/other");
        gw.addOverride("//", Map.of("comment", "kept"));
        az.addOverride(
                "features.0.resource_group",
                Map.of("prevent_deletion_if_contains_resources", false));
        az.addOverride("extra", true);
        var out = TerraformOutput.Builder.create(stack, "out").value("v").build();
        out.addOverride("description", "d");
        out.addOverride("sensitive", true);
        TerraformVariable.Builder.create(stack, "va")
                .type("string")
                .build()
                .addOverride("ephemeral", true);
        new TerraformLocal(stack, "lo", "x").addOverride("ignored", "y");
        new LocalBackend(stack, LocalBackendConfig.builder().path("state.tfstate").build())
                .addOverride("workspace_dir", "ws");
        DataAzurermResourceGroup.Builder.create(stack, "da")
                .name("d")
                .build()
                .addOverride("name", "e");
        stack.addOverride("terraform.required_version", ">= 1.5");
        stack.addOverride("resource.azurerm_resource_group.rg.name", "from-stack");
        stack.addOverride(
                "check.health",
                Map.of("assert", List.of(Map.of("condition", "${true}", "error_message", "m"))));
        stack.addOverride("locals.extra", rg.getId());
        stack.addOverride(
                "terraform.required_providers.random",
                Map.of("source", "hashicorp/random", "version", "3.6.0"));
    }

    private static AzurermProvider provider(TerraformStack stack) {
        return AzurermProvider.Builder.create(stack, "azurerm")
                .features(List.of(AzurermProviderFeatures.builder().build()))
                .build();
    }

    private static void output(Construct scope, String id, Object value) {
        TerraformOutput.Builder.create(scope, id).value(value).build();
    }

    @Test
    void dataSourceIsReadByItsNamesAndReferredToBelowData() {
        var app = new App(AppConfig.builder().outdir(out.toString()).build());
        var stack = new TerraformStack(app, "data");
        provider(stack);
        var group =
                DataAzurermResourceGroup.Builder.create(stack, "group").name("existing").build();
        var found =
                DataAzurermVirtualNetworkGatewayConnection.Builder.create(stack, "found")
                        .name("branch")
                        .resourceGroupName(group.getName())
                        .timeouts(
                                DataAzurermVirtualNetworkGatewayConnectionTimeouts.builder()
                                        .read("2m")
                                        .build())
                        .build();
        TerraformOutput.Builder.create(stack, "status").value(found.getConnectionStatus()).build();
        TerraformOutput.Builder.create(stack, "lifetime")
                .value(found.getIpsecPolicy().get(0).getSaLifetime())
                .build();
        app.synth();
        assertThat(files(out).get("stacks/data/cdk.tf.json"))
                .contains("\"name\": \"branch\"")
                .contains("\"resource_group_name\": \"${data.azurerm_resource_group.group.name}\"")
                .contains("\"read\": \"2m\"")
                .contains(
                        "\"${data.azurerm_virtual_network_gateway_connection.found.connection_status}\"")
                .contains("found.ipsec_policy[0].sa_lifetime}\"");
    }

    private void assertGolden(String golden, String stackId, Consumer<TerraformStack> program) {
        var app = new App(AppConfig.builder().outdir(out.toString()).build());
        program.accept(new TerraformStack(app, stackId));
        app.synth();

        var expected = files(Path.of("src/test/resources/golden").resolve(golden));
        expected.remove("case.md");
        var actual = files(out);
        actual.remove("stacks/" + stackId + "/simplon-positions.json");
        assertThat(actual).isEqualTo(expected);
    }

    private static Map<String, String> files(Path folder) {
        try (var walk = Files.walk(folder)) {
            var files = new TreeMap<String, String>();
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                files.put(
                        folder.relativize(file).toString(),
                        text.replace(System.getProperty("user.dir"), "@@CWD@@"));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
