package dev.simplon.acceptance.provider;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplon.acceptance.Simplon;
import dev.simplon.acceptance.provider.RecordedCases.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A user of azurerm takes this provider instead, under azurerm's own name and version, and back:
/// of every recorded case the state that azurerm wrote plans to no change here, and what this
/// provider writes differs from it in nothing but azurerm's habits.
@ExtendWith(LocalAzure.Given.class)
class DropInTest {
    /// azurerm's own next plan shows this too: it does not send a weight of 0 on create (3.60: nor
    /// on update, which is the third step), and the service makes 10 of it.
    private static final String ZERO =
            "azurerm_virtual_network_gateway_connection.routing_weight_zero_main";

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"3.60, 3.60.0", "3.117, 3.117.1", "4.20, 4.20.0"})
    void azurermsStatePlansToNoChangeAndOursHasItsShape(
            String recorded, String version, LocalAzure azure) throws IOException {
        var cases = RecordedCases.of(recorded, azure.arm().variable("ARM_SUBSCRIPTION_ID"));
        var terraform =
                azure.terraform("drop-in-" + recorded, version)
                        .with(
                                "TF_REATTACH_PROVIDERS",
                                azure.provider(version)
                                        .reattachAs("registry.terraform.io/hashicorp/azurerm"));
        for (int round = 1; round <= cases.rounds(); round++) {
            var step = cases.at(round);
            Files.writeString(
                    terraform.folder().resolve("main.tf.json"),
                    RecordedCases.document(step).toPrettyString());
            boolean zeroIsLost = round == 1 || (round == 3 && recorded.equals("3.60"));
            terraform.plan(2);
            terraform.apply();
            assertThat(replaced(terraform, step))
                    .as("our state, round " + round)
                    .isEqualTo(
                            zeroIsLost
                                    ? List.of(ZERO + " routing_weight: azurerm 10, we 0")
                                    : List.of());
            assertThat(changes(terraform))
                    .as("azurerm's state, round " + round)
                    .isEqualTo(round == 1 ? List.of(ZERO + " update") : List.of());
        }
        terraform.destroy();
    }

    private static List<String> changes(Terraform terraform) {
        var plan =
                terraform.run(
                        "plan", "-input=false", "-no-color", "-detailed-exitcode", "-out=plan");
        var changes = new ArrayList<String>();
        for (var resource : terraform.planned().get("resource_changes")) {
            var actions = resource.at("/change/actions");
            if (!actions.toString().equals("[\"no-op\"]")) {
                changes.add(resource.get("address").asText() + " " + actions.get(0).asText());
            }
        }
        assertThat(plan.exit()).as(plan.toString()).isEqualTo(changes.isEmpty() ? 0 : 2);
        return changes;
    }

    /// Puts what azurerm wrote into the state file.
    ///
    /// @return how what stood there differs, other than by habit
    private static List<String> replaced(Terraform terraform, RecordedCases.Step step)
            throws IOException {
        var state = (ObjectNode) terraform.stored();
        var differences = new ArrayList<String>();
        var seen = new TreeSet<String>();
        for (var resource : state.get("resources")) {
            var type = resource.get("type").asText();
            var address = type + "." + resource.get("name").asText();
            seen.add(address);
            var written = requireNonNull(step.written().get(address));
            var instance = (ObjectNode) resource.at("/instances/0");
            boolean keyGiven =
                    requireNonNull(
                                    requireNonNull(step.configuration().get(type))
                                            .get(resource.get("name").asText()))
                            .has("shared_key");
            var pair = new Pair(address, type, keyGiven, differences);
            instance.set(
                    "attributes", pair.merge("", written.attributes(), instance.get("attributes")));
            pair.compareTimeouts(written, instance);
            instance.put("private", written.privateData());
        }
        assertThat(seen).isEqualTo(new TreeSet<>(step.written().keySet()));
        state.put("serial", state.get("serial").asLong() + 1);
        Files.writeString(terraform.folder().resolve("terraform.tfstate"), state.toPrettyString());
        return differences;
    }

    /// What azurerm and what we wrote of one resource.
    private record Pair(String address, String type, boolean keyGiven, List<String> differences) {
        /// azurerm's value, but for what only this server can know.
        private JsonNode merge(String path, JsonNode recorded, JsonNode ours) {
            if (RecordedCases.isInvented(type, path, keyGiven)) {
                return ours;
            }
            if (recorded instanceof ObjectNode object && ours.isObject()) {
                var merged = Simplon.JSON.createObjectNode();
                object.properties()
                        .forEach(member ->
                                merged.set(
                                        member.getKey(),
                                        merge(
                                                path.isEmpty()
                                                        ? member.getKey()
                                                        : path + "." + member.getKey(),
                                                member.getValue(),
                                                ours.path(member.getKey()))));
                return merged;
            }
            if (recorded instanceof ArrayNode array && ours.size() == array.size()) {
                var merged = Simplon.JSON.createArrayNode();
                for (int i = 0; i < array.size(); i++) {
                    merged.add(merge(path, array.get(i), ours.get(i)));
                }
                return merged;
            }
            if (!recorded.equals(ours) && !isHabit(path, recorded, ours)) {
                differences.add(address + " " + path + ": azurerm " + recorded + ", we " + ours);
            }
            return recorded;
        }

        /// azurerm writes an empty value, a zero or `false` for what is not set, or null where the
        /// configuration has none; regions in its own spelling; and the subnets that are resources
        /// of their own only at its next read of the network. One thing is the recording server's
        /// and not azurerm's: it gave an ExpressRoute gateway no BGP settings.
        private boolean isHabit(String path, JsonNode recorded, JsonNode ours) {
            return (isNothing(recorded) && isNothing(ours))
                    || (path.equals("location") && region(recorded).equals(region(ours)))
                    || (recorded.isEmpty()
                            && Set.of(
                                            "azurerm_virtual_network subnet",
                                            "azurerm_virtual_network_gateway bgp_settings")
                                    .contains(type + " " + path));
        }

        private static boolean isNothing(JsonNode value) {
            return value.isNull()
                    || (value.isContainerNode() && value.isEmpty())
                    || (value.isTextual() && value.asText().isEmpty())
                    || (value.isNumber() && value.asDouble() == 0)
                    || (value.isBoolean() && !value.asBoolean());
        }

        private static String region(JsonNode location) {
            return location.asText().replace(" ", "").toLowerCase(Locale.ROOT);
        }

        private void compareTimeouts(Written written, ObjectNode instance) {
            var ours = instance.path("private").asText();
            if (!ours.equals(written.privateData())) {
                differences.add(
                        address + " private: azurerm " + written.privateData() + ", we " + ours);
            }
        }
    }
}
