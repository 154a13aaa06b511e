package dev.simplon.azurerm;

import dev.simplon.resource.lifecycle.Conforming;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock.Nesting;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the real azurerm did, from `src/test/resources/recorded` (see its SOURCE.md).
final class Recorded {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{(\\w+)\\.(\\w+)(?:\\.(\\w+))?}");

    private Recorded() {}

    /// @param state azurerm's; empty where the apply failed
    /// @param configuration with references resolved from the state
    record Resource(
            String address, String type, Optional<ObjectValue> state, ObjectValue configuration) {}

    static ObjectValue schema(String version) {
        return json("recorded/" + version + "/schema.json");
    }

    /// `site-to-site`, `local-gateway-fqdn/step2`, ...
    static List<String> cases(String version) {
        var root = resource("recorded/" + version);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("case.json"))
                    .map(file -> root.relativize(file.getParent()).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Resource> load(String version, String name, AzurermProvider provider) {
        var json = json("recorded/" + version + "/" + name + "/case.json");
        var states = new LinkedHashMap<String, ObjectValue>();
        for (var resource : json.member("resources").orElseThrow().asList()) {
            states.put(
                    resource.member("address").flatMap(Value::asText).orElseThrow(),
                    (ObjectValue) resource.member("state").orElseThrow());
        }
        var variables = json.member("variables").orElseThrow();
        var schemas = provider.resourceTypes();
        var resources = new ArrayList<Resource>();
        for (var type : json.member("configuration").orElseThrow().asMap().entrySet()) {
            var block = Optional.ofNullable(schemas.get(type.getKey())).orElseThrow().block();
            for (var instance : type.getValue().asMap().entrySet()) {
                var address = type.getKey() + "." + instance.getKey();
                resources.add(
                        new Resource(
                                address,
                                type.getKey(),
                                Optional.ofNullable(states.get(address)),
                                conformed(
                                        block, resolved(instance.getValue(), states, variables))));
            }
        }
        return resources;
    }

    /// The bodies of the PUTs of the first apply, by path without its query, in lower case.
    static Map<String, ObjectValue> requests(String version, String name) {
        var bodies = new LinkedHashMap<String, ObjectValue>();
        for (var put :
                json("recorded/" + version + "/" + name + "/requests.json")
                        .member("puts")
                        .orElseThrow()
                        .asList()) {
            var path = put.member("path").flatMap(Value::asText).orElseThrow();
            bodies.putIfAbsent(
                    path.substring(0, path.indexOf('?')).toLowerCase(java.util.Locale.ROOT),
                    (ObjectValue) put.member("body").orElseThrow());
        }
        return bodies;
    }

    /// An object of the block's type; a single nested block may stand without its list, as
    /// Terraform's JSON syntax allows.
    static ObjectValue conformed(Block block, Value raw) {
        var members = new LinkedHashMap<>(raw.asMap());
        block.blocks()
                .forEach((name, nested) -> {
                    var value = members.get(name);
                    if (value == null || nested.nesting() == Nesting.SINGLE) {
                        return;
                    }
                    var elements = new ArrayList<Value>();
                    for (var element :
                            value instanceof ObjectValue ? List.of(value) : value.asList()) {
                        elements.add(conformed(nested.block(), element));
                    }
                    members.put(name, Value.tuple(elements));
                });
        return Conforming.toSchema(block, Value.object(members));
    }

    private static Value resolved(Value value, Map<String, ObjectValue> state, Value variables) {
        return value.transform(v ->
                v.asText()
                        .map(REFERENCE::matcher)
                        .filter(java.util.regex.Matcher::matches)
                        .map(m ->
                                m.group(1).equals("var")
                                        ? variables
                                                .member(m.group(2))
                                                .flatMap(x -> x.member("default"))
                                                .orElse(v)
                                        : Optional.ofNullable(
                                                        state.get(m.group(1) + "." + m.group(2)))
                                                .flatMap(s -> s.member(m.group(3)))
                                                .orElse(v))
                        .orElse(v));
    }

    /// The lines of a text beside the recordings.
    static Stream<String> lines(String name) {
        try {
            return Files.readAllLines(resource(name)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectValue json(String name) {
        try {
            return (ObjectValue) JsonCodec.decode(Files.readString(resource(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Recorded.class.getClassLoader().getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
