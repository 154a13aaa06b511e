package dev.simplon.provider.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.Version;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HowToUseTest {
    private static final Installation OURS =
            new Installation(
                    Path.of("/home/a b/\"mirror\"${x}"),
                    Address.SIMPLON,
                    Version.of("4.55.0"),
                    "linux_amd64");

    @Test
    void aMirrorIsConfiguredForThisProviderAlone() {
        assertThat(HowToUse.commandLineConfiguration(OURS))
                .isEqualTo(
                        """
                        provider_installation {
                          filesystem_mirror {
                            path    = "/home/a b/\\"mirror\\"$${x}"
                            include = ["registry.terraform.io/simplon/azurerm", "registry.opentofu.org/simplon/azurerm"]
                          }
                          direct {
                            exclude = ["registry.terraform.io/simplon/azurerm", "registry.opentofu.org/simplon/azurerm"]
                          }
                        }
                        """);
    }

    @Test
    void aConfigurationNamesAddressAndVersion() {
        assertThat(HowToUse.requirement(OURS))
                .isEqualTo(
                        """
                        terraform {
                          required_providers {
                            azurerm = {
                              source  = "simplon/azurerm"
                              version = "4.55.0"
                            }
                          }
                        }
                        """);
    }

    @Test
    void aStateOfTheRealProviderIsTakenOverOnlyWhereTheAddressDiffers() {
        assertThat(HowToUse.takingOver(OURS))
                .containsExactly(
                        "terraform state replace-provider hashicorp/azurerm simplon/azurerm");
        assertThat(
                        HowToUse.takingOver(
                                new Installation(
                                        OURS.mirror(),
                                        Address.parse("hashicorp/azurerm").orElseThrow(),
                                        OURS.version(),
                                        OURS.platform())))
                .isEmpty();
    }
}
