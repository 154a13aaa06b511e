package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.arm.ArmException;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.declaration.DocumentPath;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzurermProviderTest {
    private static final String LOCAL = "azurerm_local_network_gateway";
    private static final String GATEWAY = "azurerm_virtual_network_gateway";
    private static final String CONNECTION = "azurerm_virtual_network_gateway_connection";
    private static final String CONNECTION_ID = Stack.NETWORK + "connections/cn";
    private static final String KEY = ", \"shared_key\": \"k3y-one\"";

    @ParameterizedTest
    @ValueSource(strings = {"3.60.0", "3.117.1", "4.20.0", "4.55.0", "4.81.0", "5.2.0"})
    void planAfterApplyIsEmptyAndSoIsPlanAfterRefresh(String version) {
        var stack = new Stack(version);
        var pool =
                version.startsWith("3.")
                        ? "\"address_prefix\": \"10.0.2.0/24\""
                        : "\"address_prefixes\": [\"10.0.2.0/24\"]";
        settles(
                stack,
                "azurerm_resource_group",
                "{\"name\": \"rg\", \"location\": \"West Europe\"}");
        settles(
                stack,
                "azurerm_virtual_network",
                "{\"name\": \"vnet\", "
                        + Stack.PLACE
                        + ", \"address_space\": [\"10.0.0.0/16\"], \"dns_servers\": [\"10.0.0.4\"],"
                        + " \"subnet\": [{\"name\": \"a\", "
                        + pool
                        + "}]}");
        settles(
                stack,
                "azurerm_subnet",
                "{\"name\": \"GatewaySubnet\", \"resource_group_name\": \"rg\","
                        + " \"virtual_network_name\": \"vnet\", \"address_prefixes\":"
                        + " [\"10.0.1.0/24\"], \"delegation\": [{\"name\": \"d\","
                        + " \"service_delegation\": [{\"name\": \"Microsoft.Web/serverFarms\"}]}]}");
        settles(
                stack,
                "azurerm_public_ip",
                "{\"name\": \"pip\", "
                        + Stack.PLACE
                        + ", \"allocation_method\": \"Static\", \"sku\": \"Standard\", \"zones\": [\"1\","
                        + " \"2\"], \"domain_name_label\": \"hub-one\", \"ip_tags\": {\"a\": \"b\"}}");
        settles(
                stack,
                LOCAL,
                Stack.localGateway(
                        ", \"gateway_address\": \"192.0.2.1\", \"address_space\": [\"10.1.0.0/16\"],"
                                + " \"tags\": {\"a\": \"b\"}, \"bgp_settings\": [{\"asn\": 65001,"
                                + " \"bgp_peering_address\": \"10.1.0.1\"}]"));
        settles(
                stack,
                GATEWAY,
                Stack.gateway(
                        ", \"custom_route\": [{\"address_prefixes\": [\"10.9.0.0/16\"]}],"
                                + " \"bgp_settings\": [{\"asn\": 65010, \"peering_addresses\":"
                                + " [{\"ip_configuration_name\": \"vnetGatewayConfig\","
                                + " \"apipa_addresses\": [\"169.254.21.2\"]}]}]"));
        settles(
                stack,
                CONNECTION,
                Stack.connection(
                        KEY
                                + ", \"traffic_selector_policy\": [{\"local_address_cidrs\":"
                                + " [\"10.0.0.0/16\"], \"remote_address_cidrs\": [\"10.1.0.0/16\"]}],"
                                + " \"custom_bgp_addresses\": [{\"primary\": \"169.254.21.2\","
                                + " \"secondary\": \"169.254.21.2\"}], \"ipsec_policy\":"
                                + " [{\"dh_group\": \"DHGroup14\", \"ike_encryption\": \"AES256\","
                                + " \"ike_integrity\": \"SHA256\", \"ipsec_encryption\": \"AES256\","
                                + " \"ipsec_integrity\": \"SHA256\", \"pfs_group\": \"PFS14\"}]"));
    }

    private static void settles(Stack stack, String type, String json) {
        var config = stack.config(type, json);
        assertThat(stack.provider.validateResource(type, config)).isEmpty();
        var created = stack.apply(type, Optional.empty(), config);
        assertThat(created.diagnostics()).isEmpty();
        assertThat(created.state().isWhollyKnown()).isTrue();
        var state = (ObjectValue) created.state();
        assertThat(stack.plan(type, Optional.of(state), config).planned()).isEqualTo(state);
        var refreshed = stack.provider.read(type, state, created.privateData());
        assertThat(refreshed.diagnostics()).isEmpty();
        assertThat(refreshed.state()).isEqualTo(state);
        var imported =
                stack.provider
                        .importResource(
                                type, state.member("id").flatMap(Value::asText).orElseThrow())
                        .getFirst();
        assertThat(imported.diagnostics()).isEmpty();
        assertThat(stack.plan(type, Optional.of((ObjectValue) imported.state()), config).planned())
                .isEqualTo(imported.state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azurerm_resource_group | {'id': '/subscriptions/x'} | id | names of the resource",
                "azurerm_subnet | {'name': ''} | name | must not be empty",
                "azurerm_express_route_circuit_authorization | {'express_route_circuit_name': ''}"
                        + " | express_route_circuit_name | must not be empty",
                "azurerm_public_ip | {'zones': ['1', null]} | zones | is null",
                "azurerm_local_network_gateway | {'address_space': [null]} | address_space | is null",
                "azurerm_virtual_network | {'flow_timeout_in_minutes': 10.5}"
                        + " | flow_timeout_in_minutes | whole number",
                "azurerm_virtual_network | {'subnet': [{'id': 'x'}]} | subnet[...].id | null"
            })
    void whatNoServiceCouldTakeIsSaidAtItsPlace(
            String type, String json, String at, String reason) {
        var stack = new Stack("4.55.0");
        var config = stack.config(type, json.replace('\'', '"'));
        assertThat(stack.provider.validateResource(type, config))
                .anySatisfy(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.at()).hasToString(at);
                    assertThat(problem.detail()).contains(reason);
                });
    }

    @Test
    void bandwidthMayBeAFraction() {
        var stack = new Stack("4.55.0");
        var type = "azurerm_express_route_circuit";
        var config = stack.config(type, "{\"bandwidth_in_gbps\": 1.5}");
        assertThat(stack.provider.validateResource(type, config))
                .noneMatch(problem -> problem.detail().contains("whole number"));
    }

    /// It would make the id of another resource.
    @Test
    void noNameHasASlash() {
        var stack = new Stack("4.55.0");
        for (var type : AzurermTypes.ALL) {
            for (var name : type.id().segmentNames()) {
                if (name.equals("subscription")) {
                    continue;
                }
                var config = stack.config(type.name(), "{\"" + name + "\": \"one/other\"}");
                assertThat(stack.provider.validateResource(type.name(), config))
                        .as(type.name() + "." + name)
                        .anySatisfy(problem -> {
                            assertThat(problem.at()).isEqualTo(Path.of(name));
                            assertThat(problem.detail()).contains("one/other");
                        });
            }
        }
    }

    @Test
    void idIsKnownWhenACreateIsPlanned() {
        var stack = new Stack("4.55.0");
        var plan =
                stack.plan(
                        LOCAL,
                        Optional.empty(),
                        stack.config(
                                LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.1\"")));
        assertThat(plan.planned().member("id"))
                .contains(Value.of(Stack.NETWORK + "localNetworkGateways/lgw"));
    }

    @Test
    void idOfAReplacementIsUnknownButForItsBeginning() {
        var stack = new Stack("4.55.0");
        var state = stack.create(GATEWAY, Stack.gateway(""));
        var config = stack.config(GATEWAY, Stack.gateway(", \"generation\": \"Generation2\""));
        var first = stack.plan(GATEWAY, Optional.of(state), config);
        assertThat(first.requiresReplace()).containsExactly(Path.of("generation"));
        var second = stack.plan(GATEWAY, Optional.empty(), config);
        assertThat(second.planned().member("id"))
                .contains(
                        new Value.Unknown(
                                Type.STRING,
                                Optional.of(Stack.NETWORK + "virtualNetworkGateways/")));
    }

    /// As terraform plans a tainted resource with `-refresh=false`.
    @Test
    void idOfWhatTheStateHoldsIsUnknownThoughNothingWasRead() {
        var state = new Stack("4.55.0").create(GATEWAY, Stack.gateway(""));
        var stack = new Stack("4.55.0");
        stack.provider.upgrade(GATEWAY, 0, state);
        var plan = stack.plan(GATEWAY, Optional.empty(), stack.config(GATEWAY, Stack.gateway("")));
        assertThat(plan.planned().member("id").map(Value::isKnown)).contains(false);
    }

    @Test
    void whatHangsOnAReplacedGatewayIsReplacedToo() {
        var stack = new Stack("4.55.0");
        stack.create(GATEWAY, Stack.gateway(""));
        var state = stack.create(CONNECTION, Stack.connection(KEY));
        var config =
                stack.config(CONNECTION, Stack.connection(KEY))
                        .with(
                                "virtual_network_gateway_id",
                                new Value.Unknown(
                                        Type.STRING,
                                        Optional.of(Stack.NETWORK + "virtualNetworkGateways/")));
        assertThat(stack.plan(CONNECTION, Optional.of(state), config).requiresReplace())
                .containsExactly(Path.of("virtual_network_gateway_id"));
    }

    @Test
    void unknownValuesStayUnknownInPlanAndDocument() {
        var stack = new Stack("4.55.0");
        var config =
                stack.config(CONNECTION, Stack.connection(""))
                        .with("routing_weight", Value.unknown(Type.NUMBER))
                        .with("name", Value.unknown(Type.STRING));
        var plan = stack.plan(CONNECTION, Optional.empty(), config);
        assertThat(plan.planned().member("routing_weight")).contains(Value.unknown(Type.NUMBER));
        assertThat(plan.planned().member("id"))
                .contains(
                        new Value.Unknown(
                                Type.STRING, Optional.of(Stack.NETWORK + "connections/")));
        assertThat(stack.provider.validateResource(CONNECTION, config)).isEmpty();
    }

    @Test
    void createRefusesWhatExistsWithAzurermsSentence() {
        var stack = new Stack("4.55.0");
        var json = Stack.localGateway(", \"gateway_address\": \"192.0.2.1\"");
        stack.create(LOCAL, json);
        var again = stack.apply(LOCAL, Optional.empty(), stack.config(LOCAL, json));
        assertThat(again.state().isNull()).isTrue();
        assertThat(again.diagnostics())
                .extracting(Diagnostic::detail)
                .containsExactly(
                        "A resource with the ID \""
                                + Stack.NETWORK
                                + "localNetworkGateways/lgw\" already exists - to be managed via"
                                + " Terraform this resource needs to be imported into the State. Please"
                                + " see the resource documentation for"
                                + " \"azurerm_local_network_gateway\" for more information.");
    }

    @Test
    void updatePreservesWhatIsNotModelled() {
        var stack = new Stack("4.55.0");
        var state = stack.create(LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
        var id = Stack.NETWORK + "localNetworkGateways/lgw";
        stack.arm.meddle(id, "managedElsewhere", Value.of("kept"));
        var changed =
                stack.apply(
                        LOCAL,
                        Optional.of(state),
                        stack.config(
                                LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.9\"")));
        assertThat(changed.diagnostics()).isEmpty();
        assertThat(stack.arm.document(id).member("managedElsewhere")).contains(Value.of("kept"));
        assertThat(DocumentPath.of("properties.gatewayIpAddress").in(stack.arm.document(id)))
                .contains(Value.of("192.0.2.9"));
    }

    @Test
    void updateReadsAgainWhereSomeoneElseWroteMeanwhile() {
        var stack = new Stack("4.55.0");
        var state = stack.create(LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
        var id = Stack.NETWORK + "localNetworkGateways/lgw";
        stack.arm.beforeNextPut(() -> stack.arm.meddle(id, "theirs", Value.of("seen")));
        var changed =
                stack.apply(
                        LOCAL,
                        Optional.of(state),
                        stack.config(
                                LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.9\"")));
        assertThat(changed.diagnostics()).isEmpty();
        assertThat(stack.arm.document(id).member("theirs")).contains(Value.of("seen"));
        assertThat(DocumentPath.of("properties.gatewayIpAddress").in(stack.arm.document(id)))
                .contains(Value.of("192.0.2.9"));
    }

    @Test
    void createThatFailsAfterItWasAcceptedLeavesTheIdInTheState() {
        var stack = new Stack("4.55.0");
        stack.arm.failNextPut(new ArmException("the operation failed", 200, "Failed", true));
        var applied =
                stack.apply(GATEWAY, Optional.empty(), stack.config(GATEWAY, Stack.gateway("")));
        assertThat(applied.diagnostics()).hasSize(1);
        assertThat(applied.state().member("id")).contains(Value.of(Stack.GATEWAY));
        assertThat(applied.state().isWhollyKnown()).isTrue();
    }

    @Test
    void createThatWasNotAcceptedLeavesNothing() {
        var stack = new Stack("4.55.0");
        stack.arm.failNextPut(new ArmException("no", 400, "BadRequest", false));
        var applied =
                stack.apply(GATEWAY, Optional.empty(), stack.config(GATEWAY, Stack.gateway("")));
        assertThat(applied.state().isNull()).isTrue();
        assertThat(applied.diagnostics()).extracting(Diagnostic::detail).containsExactly("no");
    }

    @Test
    void keyTravelsWithTheCreateAndLaterBehindItsOwnResource() {
        var stack = new Stack("4.55.0");
        var state = stack.create(CONNECTION, Stack.connection(KEY));
        var id = Stack.NETWORK + "connections/cn";
        assertThat(stack.arm.sharedKey(id)).contains("k3y-one");
        stack.arm.writes.clear();
        var changed =
                stack.apply(
                        CONNECTION,
                        Optional.of(state),
                        stack.config(
                                CONNECTION, Stack.connection(", \"shared_key\": \"k3y-two\"")));
        assertThat(changed.diagnostics()).isEmpty();
        assertThat(changed.state().member("shared_key")).contains(Value.of("k3y-two"));
        assertThat(stack.arm.sharedKey(id)).contains("k3y-two");
        assertThat(stack.arm.writes).containsExactly("PUT " + id + "/sharedKey");
    }

    @ParameterizedTest
    @CsvSource({"3.60.0, false", "3.106.1, false", "3.107.0, true", "4.55.0, true"})
    void keyThatAzureMadeIsTakenOverWhereItIsComputed(String version, boolean taken) {
        var stack = new Stack(version);
        var state = stack.create(CONNECTION, Stack.connection(""));
        setTheirKey(stack);
        var read = stack.provider.read(CONNECTION, state, dev.simplon.resource.PrivateData.NONE);
        assertThat(read.state().member("shared_key").map(Value::isNull)).contains(!taken);
        var imported =
                stack.provider
                        .importResource(CONNECTION, Stack.NETWORK + "connections/cn")
                        .getFirst();
        assertThat(imported.state().member("shared_key").map(Value::isNull)).contains(false);
    }

    @Test
    void writeOnlyKeyIsSentByVersionAndNeverKeptNorRead() {
        var stack = new Stack("4.55.0");
        var first = ", \"shared_key_wo\": \"k3y-one\", \"shared_key_wo_version\": 1";
        var made = stack.create(CONNECTION, Stack.connection(first));
        assertThat(stack.arm.sharedKey(CONNECTION_ID)).contains("k3y-one");
        assertThat(made.toString()).doesNotContain("k3y-one");
        assertThat(made.member("shared_key").map(Value::isNull)).contains(true);
        assertThat(stack.provider.read(CONNECTION, made, PrivateData.NONE).state()).isEqualTo(made);
        assertThat(stack.arm.reads).noneMatch(path -> path.endsWith("/sharedKey"));

        var sameVersion = first.replace("k3y-one", "k3y-two");
        var unchanged =
                stack.plan(
                        CONNECTION,
                        Optional.of(made),
                        stack.config(CONNECTION, Stack.connection(sameVersion)));
        assertThat(unchanged.planned()).isEqualTo(made);

        var next = sameVersion.replace("version\": 1", "version\": 2");
        var changed =
                stack.apply(
                        CONNECTION,
                        Optional.of(made),
                        stack.config(CONNECTION, Stack.connection(next)));
        assertThat(changed.diagnostics()).isEmpty();
        assertThat(stack.arm.sharedKey(CONNECTION_ID)).contains("k3y-two");
        assertThat(changed.state().toString()).doesNotContain("k3y-two");
    }

    @Test
    void aKeyThatBecomesWriteOnlyLeavesTheState() {
        var stack = new Stack("4.55.0");
        var made = stack.create(CONNECTION, Stack.connection(KEY));
        var config =
                stack.config(
                        CONNECTION,
                        Stack.connection(
                                ", \"shared_key_wo\": \"k3y-two\", \"shared_key_wo_version\": 1"));
        var changed = stack.apply(CONNECTION, Optional.of(made), config);
        assertThat(changed.diagnostics()).isEmpty();
        assertThat(changed.state().toString()).doesNotContain("k3y");
        assertThat(stack.arm.sharedKey(CONNECTION_ID)).contains("k3y-two");
    }

    @Test
    void bothKindsOfKeyAtOnceAreRefused() {
        var stack = new Stack("4.55.0");
        assertThat(
                        stack.provider.validateResource(
                                CONNECTION,
                                stack.config(
                                        CONNECTION,
                                        Stack.connection(
                                                KEY + ", \"shared_key_wo\": \"k3y-two\""))))
                .hasSize(2);
    }

    @Test
    void whereTheKeyMayNotBeReadTheOneInTheStateStaysWithAWarning() {
        var stack = new Stack("4.20.0");
        var made = stack.create(CONNECTION, Stack.connection(KEY));
        stack.arm.hideKeys();
        var read = stack.provider.read(CONNECTION, made, PrivateData.NONE);
        assertThat(read.state()).isEqualTo(made);
        assertThat(read.diagnostics())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.isError()).isFalse();
                    assertThat(warning.summary()).isEqualTo("The shared key was not compared");
                });
    }

    @Test
    void whatExistsIsTakenOverWhereTheFeatureSaysSo() {
        var block =
                "{\"features\": [{\"skip_import_check_on_create_and_allow_overwriting_existing_resources\":"
                        + " true}]}";
        var stack = new Stack("4.81.0", java.util.Map.of(), block);
        stack.create(LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
        stack.create(LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.2\""));
        assertThat(stack.arm.document(Stack.NETWORK + "localNetworkGateways/lgw").toString())
                .contains("192.0.2.2");
    }

    @Test
    void keyChangedElsewhereIsSeenByRead() {
        var stack = new Stack("4.55.0");
        var state = stack.create(CONNECTION, Stack.connection(KEY));
        setTheirKey(stack);
        var read = stack.provider.read(CONNECTION, state, dev.simplon.resource.PrivateData.NONE);
        assertThat(read.state().member("shared_key")).contains(Value.of("theirs"));
    }

    private static void setTheirKey(Stack stack) {
        var other = new LinkedHashMap<String, Value>();
        other.put("value", Value.of("theirs"));
        try {
            stack.arm.put(
                    Stack.NETWORK + "connections/cn/sharedKey",
                    "",
                    Value.object(other),
                    Optional.empty(),
                    java.time.Duration.ofMinutes(1));
        } catch (ArmException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void customAddressThatTheGatewayLacksIsRefusedByName() {
        var stack = new Stack("4.55.0");
        stack.create(GATEWAY, Stack.gateway(""));
        var applied =
                stack.apply(
                        CONNECTION,
                        Optional.empty(),
                        stack.config(
                                CONNECTION,
                                Stack.connection(
                                        KEY
                                                + ", \"custom_bgp_addresses\": [{\"primary\":"
                                                + " \"169.254.21.9\"}]")));
        assertThat(applied.state().isNull()).isTrue();
        assertThat(applied.diagnostics().getFirst().detail())
                .startsWith("`custom_bgp_addresses` names 169.254.21.9");
    }

    @Test
    void whatIsGoneReadsAsNull() {
        var stack = new Stack("4.55.0");
        var state = stack.create(LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
        stack.arm.remove(Stack.NETWORK + "localNetworkGateways/lgw");
        assertThat(
                        stack.provider
                                .read(LOCAL, state, dev.simplon.resource.PrivateData.NONE)
                                .state()
                                .isNull())
                .isTrue();
    }

    @Test
    void destroyDeletes() {
        var stack = new Stack("4.55.0");
        var state = stack.create(LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
        var plan = stack.planDestroy(LOCAL, state);
        var applied =
                stack.provider.apply(
                        LOCAL, state, plan.planned(), stack.none(LOCAL), plan.plannedPrivate());
        assertThat(applied.state().isNull()).isTrue();
        assertThat(stack.arm.writes)
                .last()
                .isEqualTo("DELETE " + Stack.NETWORK + "localNetworkGateways/lgw");
    }

    @Test
    void faultsOfAConfigurationAreSaidWithTheirPlaces() {
        var stack = new Stack("4.55.0");
        var both =
                stack.config(
                        LOCAL,
                        Stack.localGateway(
                                ", \"gateway_address\": \"192.0.2.1\", \"gateway_fqdn\": \"a.example\""));
        assertThat(stack.provider.validateResource(LOCAL, both))
                .containsExactly(
                        Diagnostic.error(
                                Path.of("gateway_address"),
                                "Only one of them may be given",
                                "Exactly one of `gateway_address`, `gateway_fqdn` must be given, but"
                                        + " `gateway_address`, `gateway_fqdn` are. Keep one of them."));
        var policy =
                stack.config(
                        CONNECTION,
                        Stack.connection(
                                ", \"ipsec_policy\": [{\"dh_group\": \"DHGroup99\", \"ike_encryption\":"
                                        + " \"AES256\", \"ike_integrity\": \"SHA256\","
                                        + " \"ipsec_encryption\": \"AES256\", \"ipsec_integrity\":"
                                        + " \"SHA256\", \"pfs_group\": \"PFS14\"}],"
                                        + " \"routing_weight\": 40000"));
        assertThat(stack.provider.validateResource(CONNECTION, policy))
                .extracting(d -> d.at().toString())
                .containsExactly("routing_weight", "ipsec_policy[0].dh_group");
        assertThat(stack.provider.validateResource(CONNECTION, policy))
                .extracting(Diagnostic::detail)
                .contains(
                        "`routing_weight` must be between 0 and 32000; it is 40000.",
                        "`ipsec_policy[0].dh_group` must be one of `DHGroup1`, `DHGroup14`,"
                                + " `DHGroup2`, `DHGroup2048`, `DHGroup24`, `ECP256`, `ECP384`,"
                                + " `None`; it is \"DHGroup99\".");
    }

    @Test
    void gatewayOutsideAGatewaySubnetIsRefused() {
        var stack = new Stack("4.55.0");
        var json = Stack.gateway("").replace("GatewaySubnet", "default");
        assertThat(stack.provider.validateResource(GATEWAY, stack.config(GATEWAY, json)))
                .extracting(d -> d.at().toString())
                .containsExactly("ip_configuration[0].subnet_id");
    }

    @Test
    void importRefusesAnIdOfAnotherForm() {
        var stack = new Stack("4.55.0");
        var imported =
                stack.provider.importResource(LOCAL, Stack.NETWORK + "localnetworkgateways/lgw");
        assertThat(imported.getFirst().state().isNull()).isTrue();
        assertThat(imported.getFirst().diagnostics().getFirst().summary())
                .isEqualTo("Not an id of azurerm_local_network_gateway");
    }

    @Test
    void configurationWithoutCredentialsSaysWhatIsMissing() {
        var provider =
                AzurermProvider.of(
                        dev.simplon.resource.Version.of("4.55.0"),
                        new Settings(
                                java.util.Map.of(),
                                java.nio.file.Path.of(""),
                                _ -> new MemoryArm(),
                                Optional.empty(),
                                java.time.LocalDate.of(2026, 11, 25),
                                false));
        assertThat(provider.configure(Value.object(new LinkedHashMap<>())))
                .extracting(d -> d.at().toString())
                .containsExactly("subscription_id", "client_id");
    }

    @Test
    void timeoutsAreKeptAsTerraformsSdkKeepsThem() {
        var stack = new Stack("4.55.0");
        var config =
                stack.config(
                        LOCAL,
                        Stack.localGateway(
                                ", \"gateway_address\": \"192.0.2.1\", \"timeouts\": {\"create\":"
                                        + " \"1h30m\"}"));
        assertThat(stack.plan(LOCAL, Optional.empty(), config).plannedPrivate().text())
                .isEqualTo(
                        "{\"e2bfb730-ecaa-11e6-8f88-34363bc7c4c0\":{\"create\":5400000000000,"
                                + "\"delete\":1800000000000,\"read\":300000000000,"
                                + "\"update\":1800000000000}}");
    }

    @Test
    void clientEndsWithTheProvider() {
        var stack = new Stack("4.55.0");
        stack.create(LOCAL, Stack.localGateway(", \"gateway_address\": \"192.0.2.1\""));
        assertThat(stack.arm.isClosed()).isFalse();
        stack.provider.close();
        assertThat(stack.arm.isClosed()).isTrue();
    }

    @Test
    void clientThatConnectsWhileTheProviderEndsIsEndedToo() throws Exception {
        var arm = new MemoryArm();
        var endedMeanwhile = new AtomicReference<Runnable>();
        var transport =
                ConnectingTransport.to(() -> {
                    endedMeanwhile.get().run();
                    return arm;
                });
        endedMeanwhile.set(transport::close);
        var _ = transport.identity();
        assertThat(arm.isClosed()).isTrue();
    }

    @Test
    void noSecretIsPrinted() {
        var stack = new Stack("4.55.0");
        stack.arm.failNextPut(new ArmException("no", 400, "BadRequest", false));
        var applied =
                stack.apply(
                        CONNECTION,
                        Optional.empty(),
                        stack.config(CONNECTION, Stack.connection(KEY)));
        assertThat(List.of(applied.diagnostics()).toString()).doesNotContain("k3y-one");
    }
}
