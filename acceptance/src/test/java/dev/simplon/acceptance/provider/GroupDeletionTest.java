package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A group is not deleted with what somebody else has put into it, unless the provider's block says
/// so.
@ExtendWith(LocalAzure.Given.class)
@Execution(ExecutionMode.CONCURRENT)
class GroupDeletionTest {
    private static final String SITE = "azurerm_local_network_gateway.site";

    @Test
    void aGroupWithSomethingInItStays(LocalAzure azure) {
        var terraform = azure.terraform("group-kept", LocalAzure.MAIN);
        terraform.configured(text("")).plan(2);
        terraform.apply();
        terraform.run("state", "rm", SITE).exits(0);
        assertThat(
                        terraform
                                .run("destroy", "-auto-approve", "-input=false", "-no-color")
                                .exits(1)
                                .told())
                .contains("still contains Resources")
                .contains("/localNetworkGateways/site");
        assertThat(azure.arm().groups()).contains("group-kept");
        assertThat(terraform.addresses()).containsExactly("azurerm_resource_group.group");

        var allowed = text("resource_group { prevent_deletion_if_contains_resources = false }");
        terraform.configured(allowed).destroy();
        assertThat(azure.arm().groups()).doesNotContain("group-kept");
    }

    private static String text(String feature) {
        return LocalAzure.header().replace("features {}", "features {\n" + feature + "\n}")
                + """
                resource "azurerm_resource_group" "group" {
                  name     = "group-kept"
                  location = "West Europe"
                }

                resource "azurerm_local_network_gateway" "site" {
                  name                = "site"
                  resource_group_name = azurerm_resource_group.group.name
                  location            = azurerm_resource_group.group.location
                  gateway_address     = "203.0.113.9"
                  address_space       = ["10.9.0.0/24"]
                }
                """;
    }
}
