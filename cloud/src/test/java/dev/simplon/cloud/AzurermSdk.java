package dev.simplon.cloud;

import static dev.simplon.cloud.TestCloud.json;
import static dev.simplon.cloud.TestCloud.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What azurerm's SDKs make of an answer: which status they take, how they wait for the end of a
/// write, and what of a document azurerm reads without asking whether it is there.
///
/// Written after the behaviour of go-azure-sdk (azurerm 3.117, 4.20) and go-autorest (3.60), as the
/// recordings show it.
final class AzurermSdk {
    /// How often it asks after an operation that is not over; far more than a local cloud needs.
    private static final int MOST_POLLS = 100;

    private final TestCloud cloud;
    private final boolean followsDeletions;

    AzurermSdk(TestCloud cloud, String version) {
        this.cloud = cloud;
        // The newer SDK asks for the resource itself until it is gone.
        this.followsDeletions = version.equals("3.60");
    }

    /// Takes the answer to a request, and waits for the end of what it began.
    void take(String token, Recording.Exchange exchange, HttpResponse<String> answer) {
        assertThat(accepted(exchange))
                .as("%s is answered %d %s", exchange, answer.statusCode(), answer.body())
                .contains(answer.statusCode());
        if (!answer.body().isEmpty()) {
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(exchange.toString())
                    .startsWith("application/json");
            json(answer.body());
        }
        switch (exchange.method()) {
            case "PUT", "PATCH", "POST" -> pollingUrl(answer).ifPresent(url -> poll(token, url));
            case "DELETE" -> awaitDeletion(token, exchange, answer);
            default -> {}
        }
    }

    private static Set<Integer> accepted(Recording.Exchange exchange) {
        boolean isGroup = exchange.path().matches("\\{s}/resourcegroups/[^/]+\\?.*");
        return switch (exchange.method()) {
            case "PUT" -> exchange.status() == 201 ? Set.of(201) : Set.of(200);
            case "DELETE" -> isGroup ? Set.of(200, 202) : Set.of(200, 202, 204);
            default -> Set.of(exchange.status());
        };
    }

    private static Optional<String> pollingUrl(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Azure-AsyncOperation")
                .or(() -> answer.headers().firstValue("Location"));
    }

    /// By the URL's path and query, until its `status` or the resource's state is a final one.
    void poll(String token, String url) {
        for (int i = 0; i < MOST_POLLS; i++) {
            var answer = get(token, url);
            seconds(answer);
            if (answer.statusCode() == 202 || answer.statusCode() == 404) {
                continue;
            }
            assertThat(answer.statusCode()).as(url).isBetween(200, 204);
            if (answer.body().isEmpty()) {
                return;
            }
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/json");
            var body = json(answer.body());
            var status = text(body, "status");
            var state = status.isEmpty() ? text(body, "properties", "provisioningState") : status;
            assertThat(state.toLowerCase(Locale.ROOT)).isNotIn("failed", "canceled", "");
            if (state.equalsIgnoreCase("Succeeded")) {
                return;
            }
        }
        throw new AssertionError(url + " is not over after " + MOST_POLLS + " polls");
    }

    private void awaitDeletion(
            String token, Recording.Exchange exchange, HttpResponse<String> answer) {
        boolean isGroup = !exchange.path().contains("/providers/");
        if (followsDeletions || isGroup) {
            pollingUrl(answer).ifPresent(url -> poll(token, url));
            return;
        }
        var path = exchange.path().replace("{s}", subscription());
        for (int i = 0; i < MOST_POLLS; i++) {
            if (get(token, path).statusCode() == 404) {
                return;
            }
        }
        throw new AssertionError(exchange + " left the resource there");
    }

    /// `Retry-After` is a whole number of seconds, or absent.
    private static void seconds(HttpResponse<String> answer) {
        answer.headers()
                .firstValue("Retry-After")
                .ifPresent(value -> assertThat(value).matches("\\d+"));
    }

    private HttpResponse<String> get(String token, String url) {
        var uri = URI.create(url);
        return cloud.call(
                token,
                "GET",
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                "",
                Map.of());
    }

    private String subscription() {
        return "/subscriptions/" + cloud.environment.subscriptionId();
    }

    private enum Is {
        TEXT,
        NUMBER,
        BOOL,
        ARRAY
    }

    private record Needs(String type, String path, Is kind) {}

    /// Without these azurerm ends in a panic, or writes a state that it never planned.
    private static final List<Needs> NEEDED =
            List.of(
                    new Needs("virtualnetworkgateways", "properties.gatewayType", Is.TEXT),
                    new Needs("virtualnetworkgateways", "properties.vpnType", Is.TEXT),
                    new Needs("virtualnetworkgateways", "properties.sku.name", Is.TEXT),
                    new Needs("virtualnetworkgateways", "properties.activeActive", Is.BOOL),
                    new Needs("virtualnetworkgateways", "properties.enableBgp", Is.BOOL),
                    new Needs(
                            "virtualnetworkgateways",
                            "properties.disableIPSecReplayProtection",
                            Is.BOOL),
                    new Needs("virtualnetworkgateways", "properties.ipConfigurations", Is.ARRAY),
                    new Needs("virtualnetworkgateways", "properties.bgpSettings.asn", Is.NUMBER),
                    new Needs(
                            "virtualnetworkgateways",
                            "properties.bgpSettings.peerWeight",
                            Is.NUMBER),
                    new Needs(
                            "virtualnetworkgateways",
                            "properties.bgpSettings.bgpPeeringAddress",
                            Is.TEXT),
                    new Needs("natrules", "properties.mode", Is.TEXT),
                    new Needs("natrules", "properties.type", Is.TEXT),
                    new Needs("natrules", "properties.internalMappings", Is.ARRAY),
                    new Needs("connections", "properties.connectionType", Is.TEXT),
                    new Needs("connections", "properties.virtualNetworkGateway1.id", Is.TEXT),
                    new Needs("connections", "properties.connectionMode", Is.TEXT),
                    new Needs("sharedkey", "value", Is.TEXT),
                    new Needs(
                            "virtualnetworks", "properties.addressSpace.addressPrefixes", Is.ARRAY),
                    new Needs("virtualnetworks", "properties.subnets", Is.ARRAY),
                    new Needs("publicipaddresses", "sku.name", Is.TEXT),
                    new Needs("publicipaddresses", "properties.publicIPAllocationMethod", Is.TEXT),
                    new Needs("expressroutecircuits", "sku.tier", Is.TEXT),
                    new Needs("expressroutecircuits", "sku.family", Is.TEXT),
                    new Needs("expressroutecircuits", "properties.serviceKey", Is.TEXT),
                    new Needs(
                            "expressroutecircuits",
                            "properties.serviceProviderProvisioningState",
                            Is.TEXT),
                    new Needs("peerings", "properties.azureASN", Is.NUMBER),
                    new Needs("peerings", "properties.peerASN", Is.NUMBER),
                    new Needs("peerings", "properties.primaryAzurePort", Is.TEXT),
                    new Needs("peerings", "properties.secondaryAzurePort", Is.TEXT),
                    new Needs("peerings", "properties.gatewayManagerEtag", Is.TEXT));

    /// What is missing in, or wrong with a document that a GET answered; empty: nothing.
    static String lacking(String resource, Value document) {
        var segments = resource.toLowerCase(Locale.ROOT).split("/");
        boolean names =
                segments.length % 2 == 0 || segments[segments.length - 1].equals("sharedkey");
        var type =
                segments[segments.length - 1].equals("sharedkey")
                        ? "sharedkey"
                        : segments[segments.length - 2];
        if (!names) {
            return "";
        }
        for (var need : NEEDED) {
            if (need.type().equals(type) && !has(document, need)) {
                return need.path() + " is no " + need.kind();
            }
        }
        return type.equals("localnetworkgateways") ? lackingOfSite(document) : "";
    }

    private static String lackingOfSite(Value document) {
        var settings = Edit.at(document, "properties", "bgpSettings");
        return settings.isPresent()
                        && (settings.get().member("asn").isEmpty()
                                || settings.get().member("bgpPeeringAddress").isEmpty()
                                || settings.get().member("peerWeight").isEmpty())
                ? "bgpSettings is not whole"
                : "";
    }

    private static boolean has(Value document, Needs need) {
        var value = Edit.at(document, need.path().split("\\."));
        return value.isPresent()
                && switch (need.kind()) {
                    case TEXT -> value.get().asText().isPresent();
                    case NUMBER -> value.get().asNumber().isPresent();
                    case BOOL -> value.get().asBool().isPresent();
                    case ARRAY -> value.get() instanceof Value.TupleValue;
                };
    }
}
