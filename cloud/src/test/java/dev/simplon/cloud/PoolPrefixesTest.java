package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.VERSION;
import static dev.simplon.cloud.TestCloud.errorCode;
import static dev.simplon.cloud.TestCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks and subnets that ask IPAM pools for a number of addresses.
class PoolPrefixesTest {
    private static final String GROUP = "/subscriptions/{s}/resourceGroups/rg";
    private static final String NET = GROUP + "/providers/Microsoft.Network";
    private static final String V = "?api-version=" + VERSION;

    @TempDir Path directory = Path.of("");
    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = TestCloud.in(directory);
        cloud.done("PUT", GROUP + "?api-version=2021-04-01", "{\"location\":\"westeurope\"}");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void networksGetTheLowestFreePrefixThatIsLargeEnough() {
        assertThat(space(put("one", 256))).containsExactly("10.128.0.0/24");
        assertThat(space(put("two", 300))).containsExactly("10.128.2.0/23");
        assertThat(space(put("three", 16))).containsExactly("10.128.1.0/28");
        assertThat(space(put("four", 1))).containsExactly("10.128.1.16/32");

        var got = json(cloud.get(path("two") + V).body());
        assertThat(space(got)).containsExactly("10.128.2.0/23");
        assertThat(allocated(got)).containsExactly(List.of("10.128.2.0/23"));

        cloud.done("DELETE", path("one") + V, "");
        assertThat(space(put("five", 64)))
                .as("what is free again")
                .containsExactly("10.128.0.0/26");
    }

    @Test
    void aNetworkKeepsItsPrefixesAndGetsOneMoreWhenItAsksForMore() {
        put("one", 256);
        put("two", 16);
        assertThat(space(put("one", 256))).as("the same body").containsExactly("10.128.0.0/24");
        var echoed = cloud.get(path("one") + V).body();
        assertThat(space(cloud.done("PUT", path("one") + V, echoed)))
                .containsExactly("10.128.0.0/24");
        var more = cloud.done("PUT", path("one") + V, echoed.replace("\"256\"", "\"512\""));
        assertThat(space(more)).containsExactly("10.128.0.0/24", "10.128.2.0/24");
        assertThat(allocated(more)).containsExactly(List.of("10.128.0.0/24", "10.128.2.0/24"));
    }

    /// The client sends the prefixes that it was answered, and one pool less.
    @Test
    void whatAPoolGaveGoesWithThePool() {
        var one = pool("256").replaceFirst(".*?\\[(.*)]", "$1");
        var both = body(256).replace(one, one + "," + one.replace("/p\"", "/q\""));
        assertThat(space(cloud.done("PUT", path("one") + V, both)))
                .containsExactly("10.128.0.0/24", "10.128.1.0/24");
        var echoed =
                body(256)
                        .replace(
                                "{\"ipam",
                                "{\"addressPrefixes\":[\"10.128.0.0/24\",\"10.128.1.0/24\"],\"ipam");
        var left = cloud.done("PUT", path("one") + V, echoed);
        assertThat(space(left)).hasSize(1);
        assertThat(allocated(left)).containsExactly(space(left));
    }

    @Test
    void aNetworkWithPrefixesOfItsOwnIsLeftAsItIs() {
        var own = body(256).replace("{\"ipam", "{\"addressPrefixes\":[\"10.5.0.0/16\"],\"ipam");
        var made = cloud.done("PUT", path("one") + V, own);
        assertThat(space(made)).containsExactly("10.5.0.0/16");
        assertThat(allocated(made)).containsExactly(List.of());
        assertThat(space(put("two", 256))).containsExactly("10.128.0.0/24");
    }

    @Test
    void subnetsGetAPartOfTheirNetwork() {
        put("one", 256);
        put("two", 256);
        cloud.done(
                "PUT",
                path("two/subnets/given") + V,
                subnet("\"addressPrefix\":\"10.128.1.0/26\""));
        var first = cloud.done("PUT", path("two/subnets/a") + V, subnet(pool("60")));
        assertThat(prefixes(first)).containsExactly("10.128.1.64/26");
        var second = cloud.done("PUT", path("two/subnets/b") + V, subnet(pool("100")));
        assertThat(prefixes(second)).containsExactly("10.128.1.128/25");

        var got = json(cloud.get(path("two/subnets/a") + V).body());
        assertThat(prefixes(got)).containsExactly("10.128.1.64/26");
        assertThat(
                        texts(
                                Edit.list(got, "properties", "ipamPoolPrefixAllocations")
                                        .getFirst(),
                                "allocatedAddressPrefixes"))
                .containsExactly("10.128.1.64/26");

        var full = cloud.call("PUT", path("two/subnets/c") + V, subnet(pool("1")));
        assertThat(full.statusCode()).isEqualTo(400);
        assertThat(errorCode(full)).isEqualTo("SimplonPoolHasNoRoom");
    }

    @Test
    void subnetsInTheDocumentOfTheirNetworkGetTheirPartToo() {
        var inside =
                "\"subnets\":[{\"name\":\"a\",%1$s},{\"name\":\"b\",%1$s}]"
                        .formatted("\"properties\":{" + pool("100") + "}");
        var made =
                cloud.done(
                        "PUT",
                        path("one") + V,
                        body(256).replace("\"addressSpace\"", inside + ",\"addressSpace\""));
        assertThat(Edit.list(made, "properties", "subnets").stream().map(s -> prefixes(s)).toList())
                .containsExactly(List.of("10.128.0.0/25"), List.of("10.128.0.128/25"));
    }

    @Test
    void whatIsNoNumberOrTooLargeIsRefused() {
        var none = cloud.call("PUT", path("one") + V, body(256).replace("\"256\"", "\"many\""));
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(errorCode(none)).isEqualTo("InvalidRequestFormat");
        for (var number : List.of("8388609", "340282366920938463463374607431768211456")) {
            var large =
                    cloud.call(
                            "PUT",
                            path("one") + V,
                            body(256).replace("\"256\"", "\"" + number + "\""));
            assertThat(errorCode(large)).isEqualTo("SimplonPoolHasNoRoom");
        }
        assertThat(space(put("all", 8388608))).containsExactly("10.128.0.0/9");
    }

    private Value put(String name, int addresses) {
        return cloud.done("PUT", path(name) + V, body(addresses));
    }

    private static String path(String name) {
        return NET + "/virtualNetworks/" + name;
    }

    private static String body(int addresses) {
        return "{\"location\":\"westeurope\",\"properties\":{\"addressSpace\":{"
                + pool(Integer.toString(addresses))
                + "}}}";
    }

    private static String subnet(String properties) {
        return "{\"properties\":{" + properties + "}}";
    }

    private static String pool(String addresses) {
        return "\"ipamPoolPrefixAllocations\":[{\"pool\":{\"id\":\"%s/networkManagers/m/ipamPools/p\"},"
                        .formatted(NET)
                + "\"numberOfIpAddresses\":\"%s\"}]".formatted(addresses);
    }

    private static List<String> space(Value network) {
        return texts(network, "properties", "addressSpace", "addressPrefixes");
    }

    private static List<List<String>> allocated(Value network) {
        return Edit.list(network, "properties", "addressSpace", "ipamPoolPrefixAllocations")
                .stream()
                .map(allocation -> texts(allocation, "allocatedAddressPrefixes"))
                .toList();
    }

    private static List<String> prefixes(Value subnet) {
        return texts(subnet, "properties", "addressPrefixes");
    }

    private static List<String> texts(Value from, String... path) {
        return Edit.list(from, path).stream().flatMap(t -> t.asText().stream()).toList();
    }
}
