package dev.simplon.acceptance.provider;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What exists is never made a second time, nor overwritten.
@ExtendWith(LocalAzure.Given.class)
class ImportRefusalTest {
    private static final Pattern REFERENCE = Pattern.compile("(azurerm_\\w+\\.\\w+)\\.(\\w+)");

    @Test
    void everyTypeRefusesToTakeOverWhatExists(LocalAzure azure) {
        var terraform = azure.terraform("import-refusal", LocalAzure.MAIN);
        var text = oneOfEach();
        terraform.configured(text).plan(2);
        terraform.apply();
        var made = attributes(terraform);

        // Values in the place of references, so that each creation is tried, and fails by itself.
        var unlinked =
                REFERENCE
                        .matcher(text)
                        .replaceAll(m ->
                                Matcher.quoteReplacement(
                                        requireNonNull(made.get(m.group(1)))
                                                .get(m.group(2))
                                                .toString()));
        var again = terraform.beside("again").configured(unlinked);
        again.plan(2);
        var told = again.run("apply", "-input=false", "-no-color", "plan").exits(1).told();
        made.forEach((address, attributes) ->
                assertThat(told)
                        .contains(
                                ("A resource with the ID \"%s\" already exists - to be managed via"
                                                + " Terraform this resource needs to be imported"
                                                + " into the State. Please see the resource"
                                                + " documentation for \"%s\" for more information.")
                                        .formatted(
                                                attributes.get("id").asText(),
                                                address.substring(0, address.indexOf('.')))));
        assertThat(again.stored().get("resources")).isEmpty();
        terraform.plan(0);
        terraform.destroy();
    }

    private static String oneOfEach() {
        return SiteToSite.in("import-refusal").text()
                + """
                resource "azurerm_virtual_network_gateway_nat_rule" "main" {
                  name                       = "rule"
                  resource_group_name        = azurerm_resource_group.main.name
                  virtual_network_gateway_id = azurerm_virtual_network_gateway.main.id
                  internal_mapping {
                    address_space = "10.0.8.0/24"
                  }
                  external_mapping {
                    address_space = "192.168.1.0/24"
                  }
                }
                """
                + Gateways.circuit().replace("@", "1");
    }

    private static Map<String, JsonNode> attributes(Terraform terraform) {
        var attributes = new TreeMap<String, JsonNode>();
        for (var resource : terraform.stored().get("resources")) {
            attributes.put(
                    resource.get("type").asText() + "." + resource.get("name").asText(),
                    resource.at("/instances/0/attributes"));
        }
        assertThat(attributes).hasSize(11);
        return attributes;
    }
}
