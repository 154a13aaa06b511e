package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.ResourceType;
import dev.simplon.resource.lifecycle.DeclaredResource;
import dev.simplon.resource.lifecycle.Serialized;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What we would send for a configuration says the same as what azurerm sent for it.
class RecordedRequestsTest {
    private static final Value SUBSCRIPTION = Value.of("33333333-3333-3333-3333-333333333333");

    /// What azurerm sends though it says nothing: an empty key of a circuit, and of a peering what
    /// is Azure's to tell.
    private static final Set<String> EMPTY =
            Set.of(
                    "properties.authorizationKey" + Value.of(""),
                    "properties.azureASN" + Value.of(0),
                    "properties.gatewayManagerEtag" + Value.of(""));

    @ParameterizedTest
    @CsvSource({"3.60, 3.60.0", "3.117, 3.117.1", "4.20, 4.20.0"})
    void documentsSayTheSameAsTheRecordedRequests(String recorded, String version) {
        var differences = new TreeMap<String, String>();
        var compared = 0;
        for (var name : Recorded.cases(recorded)) {
            if (name.contains("/")) {
                continue;
            }
            var provider = RecordedStatesTest.provider(version);
            var requests = Recorded.requests(recorded, name);
            for (var configured : Recorded.load(recorded, name, provider)) {
                var type = configured.type();
                var config = configured.configuration();
                var resource = resource(type, version);
                var id = resource.idFrom(config, variables());
                var sent =
                        id.asText()
                                .flatMap(text ->
                                        Optional.ofNullable(
                                                requests.get(text.toLowerCase(Locale.ROOT))));
                if (sent.isEmpty()) {
                    continue;
                }
                compared++;
                var nothing = Value.nullOf(resource.type().impliedType());
                var planned =
                        (ObjectValue)
                                resource.plan(
                                                nothing,
                                                config,
                                                config,
                                                PrivateData.NONE,
                                                variables())
                                        .planned();
                var ours =
                        resource.document(
                                planned,
                                id,
                                Optional.of(config),
                                Optional.empty(),
                                Optional.empty());
                compare(plain(ours), plain(sent.get()))
                        .forEach((place, what) ->
                                differences.put(name + " " + type + " " + place, what));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    private static DeclaredResource resource(String name, String version) {
        ResourceType type =
                AzurermTypes.ALL.stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new DeclaredResource(type.at(Version.of(version)), new Serialized());
    }

    private static Map<String, Value> variables() {
        return Map.of("subscription", SUBSCRIPTION);
    }

    private static Map<String, String> compare(Map<String, Value> ours, Map<String, Value> theirs) {
        var found = new TreeMap<String, String>();
        ours.forEach((place, value) -> {
            if (!value.equals(theirs.get(place)) && !intended(place)) {
                found.put(place, "ours " + value + ", theirs " + theirs.get(place));
            }
        });
        theirs.forEach((place, value) -> {
            if (!ours.containsKey(place) && !intended(place) && !EMPTY.contains(place + value)) {
                found.put(place, "theirs only " + value);
            }
        });
        return found;
    }

    /// What we mean to do differently: 3.60 did not send names; references go without the stub of
    /// the document they lead to; IP configurations of custom BGP addresses are looked up just
    /// before sending; the tier of a new group of settings is sent where azurerm 3.60 left it out.
    private static boolean intended(String place) {
        return place.equals("name")
                || place.matches(
                        "properties\\.(virtualNetworkGateway[12]|localNetworkGateway2)\\.(name|properties)(\\..*)?")
                || place.matches(
                        "properties\\.gatewayCustomBgpIpAddresses\\[\\d]\\.ipConfigurationId");
    }

    /// Every leaf by its place, without what says nothing: null, false where absence means it, and
    /// empty containers. Arrays that are sets on Terraform's side are ordered.
    private static Map<String, Value> plain(Value document) {
        var leaves = new LinkedHashMap<String, Value>();
        gather("", document, leaves);
        return leaves;
    }

    private static void gather(String at, Value value, Map<String, Value> leaves) {
        switch (value) {
            case ObjectValue object ->
                    object.members()
                            .forEach((name, member) ->
                                    gather(at.isEmpty() ? name : at + "." + name, member, leaves));
            case Value.TupleValue _, Value.ListValue _, Value.SetValue _ -> {
                List<Value> elements = new ArrayList<>(value.asList());
                if (at.equals("zones") || at.endsWith("customRoutes.addressPrefixes")) {
                    elements.sort(java.util.Comparator.comparing(v -> v.asText().orElse("")));
                }
                for (int i = 0; i < elements.size(); i++) {
                    gather(at + "[" + i + "]", elements.get(i), leaves);
                }
            }
            case Value.MapValue map ->
                    map.elements()
                            .forEach((name, member) -> gather(at + "." + name, member, leaves));
            default -> {
                if (!value.isNull() && value.type() != Type.DYNAMIC) {
                    leaves.put(at, value);
                }
            }
        }
    }
}
