package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.acceptance.provider.Terraform.Run;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The installed provider as terraform itself starts it: out of a mirror, under azurerm's own name,
/// each launch a JVM of its own to which terraform speaks over AutoMTLS.
///
/// There are ten configurations, the reference examples of all resource types; the group is in
/// each. Each is made, planned again without a change, and then changed, imported or destroyed.
/// What is not destroyed goes with the cloud: a cold destruction takes five launches.
@ExtendWith(LocalAzure.Given.class)
class ColdLaunchesTest {
    private static final Pattern AUTO_MTLS =
            Pattern.compile("provider: configuring client automatic mTLS");
    private static final Pattern END =
            Pattern.compile("provider: plugin process exited: plugin=\\S+_v5\\S+ id=(\\d+)");

    @ParameterizedTest(name = "{0}")
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    azurerm_express_route_circuit              | bandwidth_in_mbps | 50              | 100
                    azurerm_express_route_circuit_peering      | vlan_id           | 100             | 200
                    azurerm_subnet                             | address_prefixes  | ["10.0.1.0/24"] | ["10.0.2.0/24"]
                    azurerm_virtual_network_gateway_connection | dh_group          | "DHGroup14"     | "ECP384"
                    """)
    void argumentIsChangedInPlace(
            String type, String argument, String before, String after, LocalAzure azure)
            throws IOException {
        var terraform = made(type, azure);
        var other = changed(configuration(type), argument, before, after);
        assertThat(apply(terraform.configured(other)).out())
                .contains("0 added, 1 changed, 0 destroyed.");
    }

    @ParameterizedTest(name = "{0}")
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    azurerm_express_route_circuit_authorization | "partner"
                    azurerm_local_network_gateway               | "branch"
                    """)
    void resourceIsReplacedByOneOfAnotherName(String type, String name, LocalAzure azure)
            throws IOException {
        var terraform = made(type, azure);
        var other = changed(configuration(type), "name", name, "\"other\"");
        assertThat(apply(terraform.configured(other)).out())
                .contains("1 added, 0 changed, 1 destroyed.");
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"azurerm_public_ip", "azurerm_virtual_network_gateway"})
    void allIsImportedWithoutAChange(String type, LocalAzure azure) throws IOException {
        var terraform = made(type, azure);
        var imported =
                terraform.beside("imported").configured(configuration(type) + terraform.imports());
        initialise(imported);
        assertThat(apply(imported).out()).contains(" imported, 0 added, 0 changed, 0 destroyed.");
        assertThat(imported.addresses()).isEqualTo(terraform.addresses());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"azurerm_virtual_network", "azurerm_virtual_network_gateway_nat_rule"})
    void allIsDestroyed(String type, LocalAzure azure) throws IOException {
        var terraform = made(type, azure);
        cold(terraform.destroy());
        assertThat(terraform.addresses()).isEmpty();
        assertThat(azure.arm().groups()).doesNotContain(group(type));
    }

    /// What plans to no change after it was made.
    private static Terraform made(String type, LocalAzure azure) throws IOException {
        var terraform = azure.cold("cold-" + type).with("TF_LOG_PROVIDER", "INFO");
        initialise(terraform.configured(configuration(type)));
        apply(terraform);
        cold(terraform.plan(0));
        return terraform;
    }

    private static void initialise(Terraform terraform) {
        terraform.run("init", "-input=false").exits(0);
    }

    private static Run apply(Terraform terraform) {
        return cold(terraform.run("apply", "-auto-approve", "-input=false", "-no-color").exits(0));
    }

    private static String configuration(String type) throws IOException {
        return ReferenceExamplesTest.configuration("resources/" + type, group(type));
    }

    private static String group(String type) {
        return "cold-" + type;
    }

    private static String changed(String text, String argument, String before, String after) {
        var line = Pattern.compile("( %s += )%s\n".formatted(argument, Pattern.quote(before)));
        assertThat(line.matcher(text).results()).as("lines that are changed").hasSize(1);
        return line.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(after) + "\n");
    }

    /// Terraform asks each launch for mutual TLS, and each is a process of its own.
    private static Run cold(Run run) {
        var processes = END.matcher(run.log()).results().map(end -> end.group(1)).toList();
        assertThat(processes).as("launches").hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(AUTO_MTLS.matcher(run.log()).results()).hasSameSizeAs(processes);
        return run;
    }
}
