package dev.simplon.acceptance.provider;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplon.acceptance.Simplon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the real azurerm was recorded doing under one of its versions: configurations, and the
/// state that it wrote for them (`azurerm/src/test/resources/recorded/SOURCE.md` says how).
///
/// All cases stand in one configuration here, so that one run of terraform tries them all. Each
/// keeps its texts but for the names of its resources and groups, which get the case's name, and
/// the groups that of the version.
final class RecordedCases {
    private static final Path ROOT = Simplon.HOME.resolve("azurerm/src/test/resources/recorded");
    private static final String SUBSCRIPTION = "33333333-3333-3333-3333-333333333333";
    private static final Pattern REFERENCE = Pattern.compile("\\b(azurerm_\\w+)\\.(\\w+)");

    /// Their applies fail, as they were meant to.
    private static final String FAILING = "checks-at-apply";

    /// @param attributes what azurerm wrote
    /// @param privateData what it kept beside, in base64
    record Written(ObjectNode attributes, String privateData) {}

    /// @param configuration by type and name
    /// @param written by address
    record Step(
            Map<String, Map<String, JsonNode>> configuration,
            ObjectNode variables,
            Map<String, Written> written) {}

    private final Map<String, Map<Integer, Step>> steps = new TreeMap<>();

    /// @param recorded `3.60`, `3.117` or `4.20`
    static RecordedCases of(String recorded, String subscription) {
        var cases = new RecordedCases();
        try (var files = Files.walk(ROOT.resolve(recorded))) {
            for (var file : files.filter(f -> f.endsWith("case.json")).sorted().toList()) {
                var place = ROOT.resolve(recorded).relativize(file.getParent());
                var name = place.getName(0).toString();
                if (!name.equals(FAILING)) {
                    int number =
                            place.getNameCount() == 1
                                    ? 1
                                    : Integer.parseInt(
                                            place.getName(1).toString().replace("step", ""));
                    cases.steps
                            .computeIfAbsent(name, _ -> new TreeMap<>())
                            .put(number, step(file, name, recorded, subscription));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Step step(Path file, String name, String recorded, String subscription)
            throws IOException {
        var own = name.replace('-', '_') + "_";
        var text = Files.readString(file).replace(SUBSCRIPTION, subscription);
        for (var group : groups(text)) {
            text =
                    text.replaceAll(
                            "(?<=/resourceGroups/|\")" + Pattern.quote(group) + "(?=[/\"])",
                            Matcher.quoteReplacement(group + "-" + name + "-" + recorded));
        }
        text = REFERENCE.matcher(text).replaceAll("$1." + own + "$2");
        text = text.replaceAll("\\bvar\\.(\\w+)", "var." + own + "$1");
        var json = Simplon.JSON.readTree(text);
        var configuration = new TreeMap<String, Map<String, JsonNode>>();
        for (var type : json.get("configuration").properties()) {
            for (var resource : type.getValue().properties()) {
                configuration
                        .computeIfAbsent(type.getKey(), _ -> new TreeMap<>())
                        .put(own + resource.getKey(), resource.getValue());
            }
        }
        var variables = Simplon.JSON.createObjectNode();
        json.get("variables")
                .properties()
                .forEach(v -> variables.set(own + v.getKey(), v.getValue()));
        var written = new TreeMap<String, Written>();
        for (var resource : json.get("resources")) {
            written.put(
                    resource.get("address").asText(),
                    new Written(
                            (ObjectNode) resource.get("state"), resource.get("private").asText()));
        }
        return new Step(configuration, variables, written);
    }

    private static Iterable<String> groups(String text) throws IOException {
        var names = new TreeSet<String>();
        Simplon.JSON
                .readTree(text)
                .at("/configuration/azurerm_resource_group")
                .forEach(group -> names.add(group.get("name").asText()));
        return names;
    }

    int rounds() {
        return steps.values().stream().mapToInt(Map::size).max().orElse(0);
    }

    /// All cases at the step of this number, or at their last.
    Step at(int round) {
        var configuration = new TreeMap<String, Map<String, JsonNode>>();
        var variables = Simplon.JSON.createObjectNode();
        var written = new LinkedHashMap<String, Written>();
        for (var single : steps.values()) {
            var step = requireNonNull(single.get(Math.min(round, single.size())));
            step.configuration()
                    .forEach((type, resources) ->
                            configuration
                                    .computeIfAbsent(type, _ -> new TreeMap<>())
                                    .putAll(resources));
            variables.setAll(step.variables());
            written.putAll(step.written());
        }
        return new Step(configuration, variables, written);
    }

    /// A step as a document in Terraform's JSON syntax, as azurerm's users have it.
    static ObjectNode document(Step step) {
        var document = Simplon.JSON.createObjectNode();
        document.putObject("terraform")
                .putObject("required_providers")
                .putObject("azurerm")
                .put("source", "hashicorp/azurerm");
        document.putObject("provider").putObject("azurerm").putObject("features");
        if (!step.variables().isEmpty()) {
            document.set("variable", step.variables());
        }
        document.set("resource", Simplon.JSON.valueToTree(step.configuration()));
        return document;
    }

    /// What of a resource's attributes only a server can know, so that each server has its own.
    static boolean isInvented(String type, String path, boolean keyGiven) {
        return switch (type) {
            case "azurerm_public_ip" -> among(path, "ip_address", "fqdn");
            case "azurerm_virtual_network" -> among(path, "guid");
            case "azurerm_virtual_network_gateway" ->
                    among(
                            path,
                            "bgp_settings.peering_addresses.default_addresses",
                            "bgp_settings.peering_addresses.tunnel_ip_addresses");
            case "azurerm_virtual_network_gateway_connection" ->
                    keyGiven ? false : among(path, "shared_key");
            case "azurerm_express_route_circuit" -> among(path, "service_key");
            case "azurerm_express_route_circuit_peering" ->
                    among(
                            path,
                            "azure_asn",
                            "primary_azure_port",
                            "secondary_azure_port",
                            "gateway_manager_etag");
            case "azurerm_express_route_circuit_authorization" -> among(path, "authorization_key");
            default -> false;
        };
    }

    private static boolean among(String path, String... paths) {
        return List.of(paths).contains(path);
    }
}
