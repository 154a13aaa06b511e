package dev.simplon.acceptance.provider;

import static dev.simplon.acceptance.provider.SiteToSite.CONNECTION;
import static dev.simplon.acceptance.provider.SiteToSite.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplon.acceptance.provider.Terraform.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An id is known as soon as its resource is planned, but not while it passes from an old resource
/// to a new one: what depends on it is replaced too, in the order that Azure demands.
@ExtendWith(LocalAzure.Given.class)
@Execution(ExecutionMode.CONCURRENT)
class ReplacementTest {
    private static final Pattern DONE =
            Pattern.compile("(?m)^(\\S+): (Creation|Destruction|Modifications) complete");

    /// Each of these replaces the gateway.
    ///
    /// @param argument whose change does, with its new value; empty: none changes
    /// @param before a command that is run before
    /// @param options of the plan
    record Cause(String name, List<Object> argument, List<String> before, List<String> options) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Cause> causes() {
        return Stream.of(
                new Cause("argument", List.of("generation", "Generation2"), List.of(), List.of()),
                new Cause("name", List.of("name", "renamed"), List.of(), List.of()),
                new Cause("asked", List.of(), List.of(), List.of("-replace=" + GATEWAY)),
                new Cause("tainted", List.of(), List.of("taint", GATEWAY), List.of()),
                // What terraform reads of the state is all that the provider then knows of it.
                new Cause(
                        "tainted-unread",
                        List.of(),
                        List.of("taint", GATEWAY),
                        List.of("-refresh=false")));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aGatewayTakesItsConnectionAlong(Cause cause, LocalAzure azure) {
        var terraform = azure.terraform("replaced-" + cause.name(), LocalAzure.MAIN);
        var stack = SiteToSite.in("replaced-" + cause.name()).gateway("generation", "Generation1");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        var guid = azure.arm().get(stack.connectionPath()).at("/properties/resourceGuid");

        if (!cause.before().isEmpty()) {
            terraform.run(cause.before().toArray(String[]::new)).exits(0);
        }
        if (!cause.argument().isEmpty()) {
            stack = stack.gateway((String) cause.argument().get(0), cause.argument().get(1));
        }
        terraform.configured(stack.text()).plan(2, cause.options().toArray(String[]::new));

        assertThat(actions(terraform.planned()))
                .isEqualTo(
                        Map.of(
                                GATEWAY, "[\"delete\",\"create\"]",
                                CONNECTION, "[\"delete\",\"create\"]"));
        assertThat(done(terraform.apply()))
                .containsExactly(
                        CONNECTION + " Destruction",
                        GATEWAY + " Destruction",
                        GATEWAY + " Creation",
                        CONNECTION + " Creation");
        terraform.plan(0);
        assertThat(azure.arm().get(stack.connectionPath()).at("/properties/resourceGuid"))
                .isNotEqualTo(guid);
        terraform.destroy();
    }

    /// A connection alone is replaced without its gateway.
    @Test
    void aConnectionLeavesItsGatewayAlone(LocalAzure azure) {
        var terraform = azure.terraform("connection-replaced", LocalAzure.MAIN);
        var stack = SiteToSite.in("connection-replaced");
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        terraform.configured(stack.connection("dpd_timeout_seconds", 30).text()).plan(2);
        assertThat(actions(terraform.planned()))
                .isEqualTo(Map.of(CONNECTION, "[\"delete\",\"create\"]"));
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
    }

    /// Two gateways that are connected to each other: when one is replaced, both connections are.
    @Test
    void bothConnectionsBetweenTwoGatewaysGoWithEitherOfThem(LocalAzure azure) {
        var terraform = azure.terraform("mutual-replaced", LocalAzure.MAIN);
        var kinds = Mutual.in("mutual-replaced");
        terraform.configured(kinds).plan(2);
        terraform.apply();
        terraform.plan(0);
        terraform.plan(2, "-replace=azurerm_virtual_network_gateway.two");
        assertThat(actions(terraform.planned()).keySet())
                .containsExactly(
                        "azurerm_virtual_network_gateway.two",
                        "azurerm_virtual_network_gateway_connection.back",
                        "azurerm_virtual_network_gateway_connection.forth");
        var done = done(terraform.apply());
        assertThat(done).hasSize(6);
        assertThat(done.subList(2, 4))
                .containsExactly(
                        "azurerm_virtual_network_gateway.two Destruction",
                        "azurerm_virtual_network_gateway.two Creation");
        terraform.plan(0);
        terraform.destroy();
    }

    /// A child that names its parent goes with it, and must come again: the name stays the same,
    /// and tells terraform nothing.
    @ParameterizedTest
    @ValueSource(strings = {"changed", "asked", "tainted"})
    void aParentTakesItsChildrenAlong(String cause, LocalAzure azure) {
        var terraform = azure.terraform("parents-" + cause, LocalAzure.MAIN);
        var parents = "azurerm_express_route_circuit.line azurerm_virtual_network.net".split(" ");
        terraform.configured(children("parents-" + cause, 100)).plan(2);
        terraform.apply();
        terraform.plan(0);
        var options = new ArrayList<String>();
        for (var parent : parents) {
            switch (cause) {
                case "asked" -> options.add("-replace=" + parent);
                case "tainted" -> terraform.run("taint", parent).exits(0);
                default -> {}
            }
        }
        var replaced = "[\"delete\",\"create\"]";
        var line =
                Map.of(
                        "azurerm_express_route_circuit.line", replaced,
                        "azurerm_express_route_circuit_peering.private", replaced,
                        "azurerm_express_route_circuit_authorization.one", replaced);
        var network =
                Map.of(
                        "azurerm_virtual_network.net", replaced,
                        "azurerm_subnet.one", replaced);
        var expected = new TreeMap<>(line);
        if (cause.equals("changed")) {
            // A line cannot be made slower.
            terraform.configured(children("parents-" + cause, 50));
        } else {
            expected.putAll(network);
        }
        terraform.plan(2, options.toArray(String[]::new));
        assertThat(actions(terraform.planned())).isEqualTo(expected);
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
    }

    private static String children(String group, int bandwidth) {
        return LocalAzure.header()
                + """
                resource "azurerm_resource_group" "group" {
                  name     = "GROUP"
                  location = "West Europe"
                }

                resource "azurerm_express_route_circuit" "line" {
                  name                  = "line"
                  resource_group_name   = azurerm_resource_group.group.name
                  location              = azurerm_resource_group.group.location
                  service_provider_name = "Equinix"
                  peering_location      = "Amsterdam"
                  bandwidth_in_mbps     = BANDWIDTH
                  sku {
                    tier   = "Standard"
                    family = "MeteredData"
                  }
                }

                resource "azurerm_express_route_circuit_peering" "private" {
                  resource_group_name           = azurerm_resource_group.group.name
                  express_route_circuit_name    = azurerm_express_route_circuit.line.name
                  peering_type                  = "AzurePrivatePeering"
                  vlan_id                       = 100
                  primary_peer_address_prefix   = "192.168.10.0/30"
                  secondary_peer_address_prefix = "192.168.10.4/30"
                }

                resource "azurerm_express_route_circuit_authorization" "one" {
                  name                       = "one"
                  resource_group_name        = azurerm_resource_group.group.name
                  express_route_circuit_name = azurerm_express_route_circuit.line.name
                }

                resource "azurerm_virtual_network" "net" {
                  name                = "net"
                  resource_group_name = azurerm_resource_group.group.name
                  location            = azurerm_resource_group.group.location
                  address_space       = ["10.0.0.0/16"]
                }

                resource "azurerm_subnet" "one" {
                  name                 = "one"
                  resource_group_name  = azurerm_resource_group.group.name
                  virtual_network_name = azurerm_virtual_network.net.name
                  address_prefixes     = ["10.0.1.0/24"]
                }
                """
                        .replace("GROUP", group)
                        .replace("BANDWIDTH", Integer.toString(bandwidth));
    }

    /// The new connection under another name is there before the old one goes.
    @Test
    void theNewOneMayComeBeforeTheOldOneGoes(LocalAzure azure) {
        var terraform = azure.terraform("before-destroy", LocalAzure.MAIN);
        var stack =
                SiteToSite.in("before-destroy")
                        .connection("lifecycle", Hcl.blocks("create_before_destroy = true"));
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        terraform.configured(stack.connection("name", "successor").text()).plan(2);
        assertThat(actions(terraform.planned()))
                .isEqualTo(Map.of(CONNECTION, "[\"create\",\"delete\"]"));
        assertThat(done(terraform.apply()))
                .containsExactly(CONNECTION + " Creation", CONNECTION + " Destruction");
        terraform.plan(0);
        assertThat(
                        azure.arm()
                                .get(
                                        "/resourceGroups/before-destroy/providers/Microsoft.Network"
                                                + "/connections")
                                .get("value"))
                .hasSize(1)
                .allSatisfy(c -> assertThat(c.get("name").asText()).isEqualTo("successor"));
        terraform.destroy();
    }

    /// In the same name the new one cannot come first: what is there is not overwritten.
    @Test
    void theSameNameCannotBeHadBeforeTheOldOneGoes(LocalAzure azure) {
        var terraform = azure.terraform("same-name", LocalAzure.MAIN);
        var stack =
                SiteToSite.in("same-name")
                        .connection("lifecycle", Hcl.blocks("create_before_destroy = true"));
        terraform.configured(stack.text()).plan(2);
        terraform.apply();
        terraform.configured(stack.connection("dpd_timeout_seconds", 30).text()).plan(2);
        var refused = terraform.run("apply", "-input=false", "-no-color", "plan").exits(1);
        assertThat(refused.told()).contains("needs to be imported into the State");
        terraform.configured(stack.text()).plan(0);
        terraform.destroy();
    }

    private static Map<String, String> actions(JsonNode plan) {
        var actions = new TreeMap<String, String>();
        for (var resource : plan.get("resource_changes")) {
            var text = resource.at("/change/actions").toString();
            if (!text.equals("[\"no-op\"]")) {
                actions.put(resource.get("address").asText(), text);
            }
        }
        return actions;
    }

    private static List<String> done(Run apply) {
        var done = new ArrayList<String>();
        var matcher = DONE.matcher(apply.out());
        while (matcher.find()) {
            done.add(matcher.group(1) + " " + matcher.group(2));
        }
        return done;
    }
}
