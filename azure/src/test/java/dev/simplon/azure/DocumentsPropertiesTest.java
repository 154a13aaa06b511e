package dev.simplon.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.simplon.azure.negotiation.Negotiation;
import dev.simplon.azure.network.DesiredNetworks;
import dev.simplon.azure.rule.Change;
import dev.simplon.azure.rule.Neighbours;
import dev.simplon.azure.rule.RuleCatalogue;
import dev.simplon.azure.type.ArmType;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Laws that hold for every document, however damaged: parts of a valid one are made unknown, null,
/// absent or of another kind.
class DocumentsPropertiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final List<Value> HOLES =
            List.of(
                    Value.unknown(Type.DYNAMIC),
                    Value.unknown(Type.STRING),
                    Value.nullOf(Type.DYNAMIC),
                    Value.of("nonsense"),
                    Value.of(7),
                    Value.of(true),
                    Value.tuple(List.of(Value.unknown(Type.STRING), Value.of(""))),
                    Value.object(new LinkedHashMap<>()),
                    Value.sensitive(Value.of("Basic")));

    @Test
    void normalisingTwiceIsNormalisingOnce() {
        qt().forAll(longs().all(), integers().between(0, 6))
                .checkAssert((seed, holes) ->
                        damaged(seed, holes)
                                .forEach((id, document) -> {
                                    var type = type(id);
                                    var once = examined(type, document);
                                    assertThat(examined(type, once)).isEqualTo(once);
                                }));
    }

    @Test
    void spellingOfMembersDoesNotMatter() {
        for (var stack : List.of(Stack.siteToSite(), Stack.networkToNetwork())) {
            stack.documents()
                    .forEach((id, document) ->
                            assertThat(examined(type(id), shouted(document))).isEqualTo(document));
        }
    }

    @Test
    void judgeNeverThrows() {
        qt().forAll(longs().all(), integers().between(0, 12))
                .checkAssert((seed, holes) -> {
                    var documents = damaged(seed, holes);
                    var before = damaged(seed + 1, holes);
                    var changes =
                            documents.entrySet().stream()
                                    .map(e ->
                                            change(
                                                    e.getKey(),
                                                    e.getValue(),
                                                    before.getOrDefault(e.getKey(), e.getValue()),
                                                    seed))
                                    .toList();
                    RuleCatalogue.judge(changes, Neighbours.none(), TODAY);
                    RuleCatalogue.judge(changes.subList(0, 1), Neighbours.of(before, true), TODAY);
                });
    }

    @Test
    void whatIsWhollyUnknownIsUndecidedAndNeverRefused() {
        for (var id : Stack.siteToSite().documents().keySet()) {
            var nothing = Value.object(new LinkedHashMap<>());
            var unknown =
                    nothing.with("location", Value.unknown(Type.STRING))
                            .with("sku", Value.unknown(Type.DYNAMIC))
                            .with("zones", Value.unknown(Type.DYNAMIC))
                            .with("properties", Value.unknown(Type.DYNAMIC));
            var report =
                    RuleCatalogue.judge(
                            List.of(
                                    new Change(
                                            id, id.type(), Optional.empty(), Optional.of(unknown))),
                            Neighbours.none(),
                            TODAY);
            assertThat(report.findings()).as(id.toString()).isEmpty();
            assertThat(report.undecided()).as(id.toString()).isNotEmpty();
        }
    }

    @Test
    void networkAndPredictionNeverThrow() {
        qt().forAll(longs().all(), integers().between(0, 12))
                .checkAssert((seed, holes) ->
                        Negotiation.predict(DesiredNetworks.from(damaged(seed, holes), Map.of())));
    }

    private static Change change(
            ResourceId id, ObjectValue document, ObjectValue before, long seed) {
        return switch ((int) Math.floorMod(seed, 3L)) {
            case 0 -> new Change(id, id.type(), Optional.empty(), Optional.of(document));
            case 1 -> new Change(id, id.type(), Optional.of(before), Optional.of(document));
            default -> new Change(id, id.type(), Optional.of(before), Optional.empty());
        };
    }

    private static ArmType type(ResourceId id) {
        return ArmTypes.named(id.type()).orElseThrow();
    }

    private static ObjectValue examined(ArmType type, ObjectValue document) {
        return type.examine(document, Optional.of(document)).document();
    }

    private static Map<ResourceId, ObjectValue> damaged(long seed, int holes) {
        var random = new Random(seed);
        var stack = seed % 2 == 0 ? rich() : Stack.networkToNetwork();
        var damaged = new LinkedHashMap<ResourceId, ObjectValue>();
        stack.documents()
                .forEach((id, document) -> {
                    Value value = document;
                    for (int i = 0; i < holes; i++) {
                        value = punched(value, random);
                    }
                    damaged.put(id, (ObjectValue) value);
                });
        return damaged;
    }

    /// With everything that the stacks leave out.
    private static Stack rich() {
        return Stack.siteToSite()
                .set(
                        Stack.id("connections", "onpremise"),
                        "properties.ipsecPolicies",
                        """
                        [{"saLifeTimeSeconds":3600,"saDataSizeKilobytes":0,
                        "ipsecEncryption":"AES256","ipsecIntegrity":"SHA256",
                        "ikeEncryption":"AES256","ikeIntegrity":"SHA256",
                        "dhGroup":"DHGroup14","pfsGroup":"None"}]\
                        """)
                .set(
                        Stack.id("connections", "onpremise"),
                        "properties.trafficSelectorPolicies",
                        "[{\"localAddressRanges\":[\"10.0.0.0/16\"],"
                                + "\"remoteAddressRanges\":[\"10.1.1.0/24\"]}]")
                .set(
                        Stack.id("connections", "onpremise"),
                        "properties.usePolicyBasedTrafficSelectors",
                        "true")
                .set(
                        Stack.id("localNetworkGateways", "onpremise"),
                        "properties.bgpSettings",
                        "{\"asn\":65010,\"bgpPeeringAddress\":\"10.1.1.254\"}")
                .set(Stack.id("connections", "onpremise"), "properties.enableBgp", "true");
    }

    /// The value with a hole somewhere inside it.
    private static Value punched(Value value, Random random) {
        if (value instanceof ObjectValue(var members) && !members.isEmpty()) {
            var names = List.copyOf(members.keySet());
            var name = names.get(random.nextInt(names.size()));
            var inner = members.getOrDefault(name, value);
            var changed = new LinkedHashMap<>(members);
            if (random.nextInt(8) == 0) {
                changed.remove(name);
            } else {
                changed.put(name, inside(inner, random));
            }
            return new ObjectValue(changed);
        }
        if (value instanceof Value.TupleValue(var elements) && !elements.isEmpty()) {
            var changed = new ArrayList<>(elements);
            int at = random.nextInt(elements.size());
            changed.set(at, inside(elements.get(at), random));
            return Value.tuple(changed);
        }
        return value;
    }

    private static Value inside(Value value, Random random) {
        var further = value instanceof ObjectValue || value instanceof Value.TupleValue;
        return further && random.nextInt(6) != 0
                ? punched(value, random)
                : HOLES.get(random.nextInt(HOLES.size()));
    }

    private static ObjectValue shouted(ObjectValue document) {
        return (ObjectValue)
                document.transform(value ->
                        value instanceof ObjectValue(var members) ? upper(members) : value);
    }

    private static Value upper(Map<String, Value> members) {
        var upper = new LinkedHashMap<String, Value>();
        members.forEach((name, value) -> upper.put(name.toUpperCase(Locale.ROOT), value));
        return Value.object(upper);
    }
}
