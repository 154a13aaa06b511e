package dev.simplon.provider.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void withoutAHostItIsKnownToBothRegistries() {
        var address = Address.parse("hashicorp/azurerm").orElseThrow();
        assertThat(address.full())
                .containsExactly(
                        "registry.terraform.io/hashicorp/azurerm",
                        "registry.opentofu.org/hashicorp/azurerm");
        assertThat(address.source()).isEqualTo("hashicorp/azurerm");
    }

    @Test
    void aHostIsKept() {
        var address = Address.parse("registry.example.com:8443/net/azurerm").orElseThrow();
        assertThat(address.full()).containsExactly("registry.example.com:8443/net/azurerm");
        assertThat(address.source()).isEqualTo("registry.example.com:8443/net/azurerm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "azurerm",
                "a/b/c/d",
                "Hashicorp/azurerm",
                "../azurerm",
                "a//b",
                "host/a/b",
                "-a/b",
                "example.com/a/../b",
                "a/b c"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux amd64 linux_amd64", "Linux aarch64 linux_arm64"})
    void platformsHaveTerraformsNames(String line) {
        var words = line.split(" ");
        assertThat(Platform.named(words[0], words[1])).contains(words[2]);
    }

    @Test
    void whereItDoesNotRunThereIsNoName() {
        assertThat(Platform.named("Mac OS X", "aarch64")).isEmpty();
        assertThat(Platform.named("Linux", "riscv64")).isEmpty();
    }
}
