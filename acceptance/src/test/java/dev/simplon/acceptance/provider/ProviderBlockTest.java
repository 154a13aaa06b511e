package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The provider block as azurerm's users have it.
@ExtendWith(LocalAzure.Given.class)
@Execution(ExecutionMode.CONCURRENT)
class ProviderBlockTest {
    /// @param block the body of the provider block, in which `{ARM_...}` stands for the value
    record Written(String name, String version, String block) {
        @Override
        public String toString() {
            return name + " under " + version;
        }
    }

    static Stream<Written> blocks() {
        return Stream.of(
                new Written("plain", "3.60.0", "features {}"),
                new Written(
                        "unregistered",
                        "3.117.1",
                        """
                        skip_provider_registration = true
                        storage_use_azuread        = true
                        disable_terraform_partner_id = true
                        features {
                          resource_group {
                            prevent_deletion_if_contains_resources = false
                          }
                          key_vault {
                            purge_soft_delete_on_destroy = true
                          }
                        }
                        """),
                new Written(
                        "subscription",
                        "4.20.0",
                        """
                        subscription_id                 = "{ARM_SUBSCRIPTION_ID}"
                        resource_provider_registrations = "none"
                        features {
                          virtual_machine {
                            delete_os_disk_on_deletion = true
                          }
                        }
                        """),
                new Written(
                        "switches",
                        "5.2.0",
                        """
                        use_cli  = false
                        use_msi  = false
                        use_oidc = false
                        features {}
                        """));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockThatAzurermTakesIsTaken(Written written, LocalAzure azure) {
        var terraform = azure.terraform("block-" + written.name(), written.version());
        lives(terraform, written.name(), filled(azure, written.block()));
    }

    /// Nothing of Azure in the environment but whom to trust.
    @Test
    void everythingMayStandInTheBlock(LocalAzure azure) {
        var bare = azure.bare(LocalAzure.MAIN);
        var terraform =
                azure.terraform("block-all", LocalAzure.MAIN)
                        .with("TF_REATTACH_PROVIDERS", bare.reattach());
        var block =
                """
                metadata_host   = "{ARM_METADATA_HOSTNAME}"
                subscription_id = "{ARM_SUBSCRIPTION_ID}"
                tenant_id       = "{ARM_TENANT_ID}"
                client_id       = "{ARM_CLIENT_ID}"
                client_secret   = "{ARM_CLIENT_SECRET}"
                features {}
                """;
        lives(terraform, "all", filled(azure, block));
    }

    @Test
    void aMissingSubscriptionIsNamed(LocalAzure azure) {
        // A CLI of this machine's has no part in the tests.
        var block = "use_cli = false\nfeatures {}\n";
        var told = refusal(azure, "block-nowhere", block, azure.bare(LocalAzure.MAIN));
        assertThat(told).contains("subscription_id").contains("ARM_SUBSCRIPTION_ID");
    }

    /// No client is named, no tenant and no subscription: all of it is what `az` says.
    @Test
    void theSubscriptionMayBeTheAzureClis(LocalAzure azure) throws IOException {
        var folder = LocalAzure.folder("block-az");
        var provider = azure.withCli(LocalAzure.MAIN, folder.resolve("bin"));
        var terraform =
                azure.terraform("block-az-run", LocalAzure.MAIN)
                        .with("TF_REATTACH_PROVIDERS", provider.reattach());
        AzScript.signedIn(folder.resolve("bin"), azure.arm());
        var block = "metadata_host = \"{ARM_METADATA_HOSTNAME}\"\nfeatures {}\n";
        lives(terraform, "az", filled(azure, block));
        AzScript.unreadable(folder.resolve("bin"), azure.arm());
        terraform.configured(header(filled(azure, block)) + group("block-az")).plan(2);
        assertThat(terraform.apply(1).told())
                .contains("the answer of `az account get-access-token` cannot be read")
                .doesNotContain("soon")
                .doesNotContain(azure.arm().token().substring(0, 40));
        AzScript.signedOut(folder.resolve("bin"));
        var told =
                terraform
                        .configured(header(filled(azure, block)) + group("block-az"))
                        .plan(1)
                        .told();
        assertThat(told).contains("The Azure CLI is not signed in").contains("Run `az login`");
    }

    @Test
    void aWrongSecretIsSaidAndNotShown(LocalAzure azure) {
        var terraform = azure.terraform("block-secret", LocalAzure.MAIN);
        var right = header("features {}") + group("block-secret");
        terraform.configured(right).plan(2);
        terraform.apply();
        var wrong =
                right.replace("features {}", "features {}\n  client_secret = \"n0t-th3-53cr3t\"");
        assertThat(terraform.configured(wrong).plan(1).told())
                .contains("AADSTS7000215")
                .doesNotContain("n0t-th3-53cr3t");
        terraform.configured(right).destroy();
    }

    /// Only azurerm before 4.0 says so in its schema.
    @Test
    void featuresAreRequired(LocalAzure azure) {
        assertThat(refusal(azure, "block-empty", "", azure.provider("3.60.0")))
                .contains("Insufficient features blocks");
    }

    @Test
    void whatAzurermHasTakenOutIsNotTaken(LocalAzure azure) {
        var block = "skip_provider_registration = true\nfeatures {}\n";
        assertThat(refusal(azure, "block-old", block, azure.provider("5.2.0")))
                .contains("An argument named \"skip_provider_registration\" is not expected here");
    }

    /// Two blocks, two providers: each has its own configuration.
    @Test
    void aSecondBlockHasAnAlias(LocalAzure azure) {
        var terraform = azure.terraform("block-alias", LocalAzure.MAIN);
        var text =
                header("features {}")
                        + """
                        provider "azurerm" {
                          alias         = "wrong"
                          client_secret = "n0t-th3-53cr3t"
                          features {}
                        }
                        """
                        + group("block-alias");
        // Nobody uses the second, and so nobody asks for a token.
        terraform.configured(text).plan(2);
        terraform.apply();
        terraform.plan(0);
        var used =
                text
                        + """
                        data "azurerm_resource_group" "main" {
                          provider = azurerm.wrong
                          name     = "block-alias"
                        }
                        """;
        assertThat(terraform.configured(used).plan(1).told()).contains("AADSTS7000215");
        terraform.configured(text).destroy();
    }

    private static void lives(Terraform terraform, String name, String block) {
        terraform.configured(header(block) + group("block-" + name)).plan(2);
        terraform.apply();
        terraform.plan(0);
        terraform.destroy();
    }

    private static String refusal(
            LocalAzure azure, String folder, String block, ProviderProcess provider) {
        return azure.terraform(folder, LocalAzure.MAIN)
                .with("TF_REATTACH_PROVIDERS", provider.reattach())
                .configured(header(block) + group(folder))
                .plan(1)
                .told();
    }

    private static String header(String block) {
        return """
        terraform {
          required_providers {
            azurerm = { source = "%s" }
          }
        }

        provider "azurerm" {
        %s}
        """
                .formatted(LocalAzure.SOURCE, block.indent(2));
    }

    private static String group(String name) {
        return """
        resource "azurerm_resource_group" "main" {
          name     = "%s"
          location = "West Europe"
        }
        """
                .formatted(name);
    }

    private static String filled(LocalAzure azure, String block) {
        var text = block;
        for (var variable : azure.arm().environment().entrySet()) {
            text = text.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return text;
    }
}
