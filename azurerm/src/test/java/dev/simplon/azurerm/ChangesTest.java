package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Provider.PlannedChange;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Changes that real terraform, asked about every argument, found to be planned or sent wrongly.
class ChangesTest {
    private static final String GATEWAY = "azurerm_virtual_network_gateway";
    private static final String NETWORK = "azurerm_virtual_network";
    private static final String SUBNET = "azurerm_subnet";

    /// The network is planned too, and its document names the subnet as well.
    @Test
    void aRenamedSubnetIsNotInItsOwnWay() {
        var stack = new Stack("4.81.0");
        var network =
                """
                {"name": "net", %s, "address_space": ["10.80.0.0/16"],
                 "subnet": [{"name": "old", "address_prefixes": ["10.80.1.0/24"]},
                            {"name": "other", "address_prefixes": ["10.80.2.0/24"]}]}\
                """
                        .formatted(Stack.PLACE);
        var around = stack.create(NETWORK, network);
        var state = stack.create(SUBNET, subnet("old", "10.80.1.0/24"));
        stack.plan(NETWORK, Optional.of(around), stack.config(NETWORK, network));
        var renamed = stack.config(SUBNET, subnet("new", "10.80.1.0/24"));
        assertThat(stack.plan(SUBNET, Optional.of(state), renamed).requiresReplace()).isNotEmpty();
        assertThat(findings(stack, renamed)).isEmpty();

        var taking = stack.config(SUBNET, subnet("new", "10.80.2.0/24"));
        assertThat(findings(stack, taking)).as("another's prefix").isNotEmpty();
    }

    /// A subnet goes with its network as long as the last plan of that replaces it.
    @Test
    void aSubnetIsTakenAlongByAPlanAndNotByTheNextOne() {
        var stack = new Stack("4.81.0");
        var here =
                "{\"name\": \"net\", %s, \"address_space\": [\"10.80.0.0/16\"]}"
                        .formatted(Stack.PLACE);
        var there = here.replace("West Europe", "North Europe");
        var around = stack.create(NETWORK, here);
        var config = stack.config(SUBNET, subnet("one", "10.80.1.0/24"));
        var state = stack.create(SUBNET, subnet("one", "10.80.1.0/24"));

        stack.plan(NETWORK, Optional.of(around), stack.config(NETWORK, there));
        var taken = stack.plan(SUBNET, Optional.of(state), config);
        assertThat(taken.requiresReplace()).containsExactly(Path.of("id"));
        assertThat(taken.planned().member("id"))
                .hasValueSatisfying(id -> assertThat(id.isKnown()).isFalse());

        // So it comes with ignore_changes = all.
        assertThat(stack.plan(SUBNET, Optional.of(state), state).planned()).isEqualTo(state);

        stack.plan(NETWORK, Optional.of(around), stack.config(NETWORK, here));
        var left = stack.plan(SUBNET, Optional.of(state), config);
        assertThat(left.requiresReplace()).isEmpty();
        assertThat(left.planned()).isEqualTo(state);
    }

    /// azurerm suppresses the difference while there is a pool.
    @ParameterizedTest
    @CsvSource({
        "4.32.0, azurerm_virtual_network, address_space",
        "5.2.0, azurerm_virtual_network, address_space",
        "4.38.0, azurerm_subnet, address_prefixes",
        "5.2.0, azurerm_subnet, address_prefixes"
    })
    void whatPoolsGaveStays(String version, String type, String attribute) {
        var stack = new Stack(version);
        stack.arm.fill(document -> given(document, type, "10.128.0.0/24"));
        var config = stack.config(type, pooled(type, "one", 256));
        var state = stack.create(type, pooled(type, "one", 256));
        assertThat(state.member(attribute)).hasValueSatisfying(ChangesTest::isFirstGift);

        var again = stack.plan(type, Optional.of(state), config);
        assertThat(again.planned()).isEqualTo(state);
        assertThat(again.legacyTypeSystem()).as("the schema says it is not computed").isTrue();

        stack.arm.fill(document -> given(document, type, "10.128.0.0/23"));
        var grown = stack.config(type, pooled(type, "one", 512));
        var plan = stack.plan(type, Optional.of(state), grown);
        assertThat(plan.planned().member(attribute).filter(Value::isKnown)).isEmpty();
        var after = (ObjectValue) stack.apply(type, Optional.of(state), grown).state();
        assertThat(texts(after.member(attribute))).containsExactly("10.128.0.0/23");
        assertThat(stack.plan(type, Optional.of(after), grown).planned()).isEqualTo(after);
    }

    /// What was asked for before stays until the service says otherwise; and goes when the
    /// configuration asks for other prefixes instead of a pool.
    @Test
    void prefixesGiveWayToAPoolAndBack() {
        var stack = new Stack("4.81.0");
        var own = "{\"name\": \"net\", " + Stack.PLACE + ", \"address_space\": [\"10.5.0.0/16\"]}";
        var state = stack.create(NETWORK, own);
        var pooled = stack.config(NETWORK, pooled(NETWORK, "one", 256));
        var after = (ObjectValue) stack.apply(NETWORK, Optional.of(state), pooled).state();
        assertThat(texts(after.member("address_space"))).containsExactly("10.5.0.0/16");
        assertThat(stack.plan(NETWORK, Optional.of(after), pooled).planned()).isEqualTo(after);

        var other = stack.config(NETWORK, own.replace("10.5.", "10.6."));
        var back = (ObjectValue) stack.apply(NETWORK, Optional.of(after), other).state();
        assertThat(texts(back.member("address_space"))).containsExactly("10.6.0.0/16");
        assertThat(back.member("ip_address_pool").orElseThrow().asList()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"azurerm_virtual_network, 4.32.0", "azurerm_subnet, 4.38.0"})
    void aPoolTakesNothingBack(String type, String version) {
        var stack = new Stack(version);
        var state = stack.create(type, pooled(type, "one", 256));
        var fewer = stack.config(type, pooled(type, "one", 128));
        assertThat(stack.plan(type, Optional.of(state), fewer).diagnostics())
                .singleElement()
                .satisfies(problem -> {
                    // It may be that somebody asks for a replacement.
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.at())
                            .hasToString("ip_address_pool[0].number_of_ip_addresses");
                    assertThat(problem.summary())
                            .isEqualTo("`number_of_ip_addresses` cannot shrink");
                    assertThat(problem.detail())
                            .startsWith("The pool has given 256 addresses, and 128 are fewer. ");
                });
        assertThat(plannedWith(stack, type, state, pooled(type, "one", 1024))).isEmpty();
        assertThat(plannedWith(stack, type, state, pooled(type, "two", 128)))
                .as("another pool")
                .isEmpty();
        assertThat(
                        plannedWith(
                                stack,
                                type,
                                state,
                                pooled(type, "one", 128).replace("\"rg\"", "\"rg2\"")))
                .as("a replacement")
                .isEmpty();
    }

    private static List<?> plannedWith(Stack stack, String type, ObjectValue state, String json) {
        return stack.plan(type, Optional.of(state), stack.config(type, json)).diagnostics();
    }

    private static void isFirstGift(Value prefixes) {
        assertThat(texts(Optional.of(prefixes))).containsExactly("10.128.0.0/24");
    }

    private static List<String> texts(Optional<Value> collection) {
        return collection.orElseThrow().asList().stream()
                .flatMap(v -> v.asText().stream())
                .toList();
    }

    private static DocumentPath place(String type) {
        return DocumentPath.of(
                type.equals(SUBNET)
                        ? "properties.addressPrefixes"
                        : "properties.addressSpace.addressPrefixes");
    }

    private static ObjectValue given(ObjectValue document, String type, String prefix) {
        return place(type).put(document, Value.tuple(List.of(Value.of(prefix))));
    }

    private static String pooled(String type, String pool, int addresses) {
        return """
        {"name": "%s", %s, "ip_address_pool": [{"id": "%snetworkManagers/m/ipamPools/%s",
         "number_of_ip_addresses": "%d"}]}\
        """
                .formatted(
                        type.equals(SUBNET) ? "one" : "net",
                        type.equals(SUBNET)
                                ? "\"resource_group_name\": \"rg\", \"virtual_network_name\": \"net\""
                                : Stack.PLACE,
                        Stack.NETWORK,
                        pool,
                        addresses);
    }

    private static List<?> findings(Stack stack, ObjectValue config) {
        var planned = (ObjectValue) stack.plan(SUBNET, Optional.empty(), config).planned();
        return stack.provider
                .review(
                        List.of(
                                new PlannedChange(
                                        SUBNET, SUBNET, Optional.empty(), Optional.of(planned))))
                .findings();
    }

    private static String subnet(String name, String prefix) {
        return """
        {"name": "%s", "resource_group_name": "rg", "virtual_network_name": "net",
         "address_prefixes": ["%s"]}\
        """
                .formatted(name, prefix);
    }

    @Test
    void falseWhereNothingWasSaidReplacesNothing() {
        var stack = new Stack("4.81.0");
        var state = stack.create(GATEWAY, Stack.gateway(""));
        var config =
                stack.config(GATEWAY, Stack.gateway(", \"private_ip_address_enabled\": false"));
        assertThat(stack.plan(GATEWAY, Optional.of(state), config).requiresReplace()).isEmpty();
        var other = stack.config(GATEWAY, Stack.gateway(", \"private_ip_address_enabled\": true"));
        assertThat(stack.plan(GATEWAY, Optional.of(state), other).requiresReplace()).isNotEmpty();
    }

    @Test
    void timeoutsOfWhatHasNoUpdateAreChangedInTheStateAlone() {
        var type = "azurerm_express_route_circuit_authorization";
        var authorization =
                """
                {"name": "one", "resource_group_name": "rg", "express_route_circuit_name": "c",
                 "timeouts": {"create": "%s"}}\
                """;
        var stack = new Stack("4.81.0");
        var state = stack.create(type, authorization.formatted("35m"));
        var changed =
                stack.apply(
                        type,
                        Optional.of(state),
                        stack.config(type, authorization.formatted("40m")));
        assertThat(changed.diagnostics()).isEmpty();
        assertThat(changed.state().member("timeouts").flatMap(t -> t.member("create")))
                .contains(Value.of("40m"));
    }

    @Test
    void aSecretThatIsTakenOutIsTakenOutOfTheDocument() {
        var clients =
                ", \"vpn_client_configuration\": [{\"address_space\": [\"172.16.0.0/24\"]%s}]";
        var radius =
                ", \"radius_server_address\": \"10.0.2.4\", \"radius_server_secret\": \"s3cret\"";
        var stack = new Stack("4.81.0");
        var state = stack.create(GATEWAY, Stack.gateway(clients.formatted(radius)));
        var secret = DocumentPath.of("properties.vpnClientConfiguration.radiusServerSecret");
        assertThat(secret.in(stack.arm.document(Stack.GATEWAY))).isPresent();
        var config = stack.config(GATEWAY, Stack.gateway(clients.formatted("")));
        assertThat(stack.apply(GATEWAY, Optional.of(state), config).diagnostics()).isEmpty();
        assertThat(secret.in(stack.arm.document(Stack.GATEWAY))).isEmpty();
    }

    @Test
    void bgpAddressesBelongToTheOnlyConfigurationThatIsNotNamed() {
        var stack = new Stack("4.81.0");
        stack.create(
                GATEWAY,
                Stack.gateway(
                        """
                        , "enable_bgp": true, "bgp_settings": [{"asn": 65010, "peering_addresses":
                          [{"apipa_addresses": ["169.254.21.2"]}]}]\
                        """));
        var peerings = DocumentPath.of("properties.bgpSettings.bgpPeeringAddresses");
        assertThat(peerings.in(stack.arm.document(Stack.GATEWAY)).orElseThrow().asList())
                .singleElement()
                .satisfies(peering ->
                        assertThat(
                                        peering.member("ipconfigurationId")
                                                .flatMap(Value::asText)
                                                .orElse(""))
                                .startsWith(Stack.GATEWAY + "/ipConfigurations/"));
    }
}
