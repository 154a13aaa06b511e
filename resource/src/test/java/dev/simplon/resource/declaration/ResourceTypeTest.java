package dev.simplon.resource.declaration;

import static dev.simplon.resource.declaration.Rows.blocks;
import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.resource.Version;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceTypeTest {
    private static final ResourceType THING =
            ResourceType.named("a_thing")
                    .id("/groups/{group}/things/{name}")
                    .with(
                            text("name").required().replaces().at("name"),
                            text("group").required().replaces(),
                            bool("old_flag").at("properties.flag").until("2.0.0"),
                            bool("flag").at("properties.flag").since("2.0.0"),
                            blocks("part")
                                    .at("properties.parts")
                                    .with(text("size").at("properties.size")))
                    .build();

    @Test
    void aParentsIdGivesItsLastSegmentAndIsGivenBackWhole() {
        var template = IdTemplate.of("/groups/{group}/things/{thing_id/}/parts/{name}");
        assertThat(
                        template.format(
                                Map.of(
                                        "group",
                                        Value.of("g"),
                                        "thing_id",
                                        Value.of("/groups/other/things/t"),
                                        "name",
                                        Value.of("p"))))
                .isEqualTo(Value.of("/groups/g/things/t/parts/p"));
        assertThat(template.parse("/GROUPS/g/things/t/parts/p", true))
                .contains(
                        new LinkedHashMap<>(
                                Map.of(
                                        "group",
                                        "g",
                                        "thing_id",
                                        "/groups/g/things/t",
                                        "name",
                                        "p")));
    }

    @Test
    void schemaIsAFunctionOfTheVersion() {
        assertThat(THING.at(Version.of("1.9.0")).schema().block().attributes())
                .containsKey("old_flag")
                .doesNotContainKey("flag");
        assertThat(THING.at(Version.of("2.0.0")).schema().block().attributes())
                .containsKey("flag")
                .doesNotContainKey("old_flag");
    }

    @Test
    void oneNameMayNotBeDeclaredTwiceForOneVersion() {
        assertThatThrownBy(() ->
                        ResourceType.named("a_thing")
                                .id("/things/{name}")
                                .with(text("name").until("2.0.0"), text("name").since("1.5.0"))
                                .build())
                .hasMessage("a_thing.name is declared twice for one version");
    }

    @Test
    void idIsKnownAsFarAsItsPartsAre() {
        var id = THING.id();
        assertThat(id.format(Map.of("group", Value.of("g"), "name", Value.of("n"))))
                .isEqualTo(Value.of("/groups/g/things/n"));
        assertThat(id.format(Map.of("group", Value.of("g"), "name", Value.unknown(Type.STRING))))
                .isEqualTo(new Value.Unknown(Type.STRING, Optional.of("/groups/g/things/")));
    }

    @Test
    void idIsReadBackAndItsFixedPartsAreSpelledExactly() {
        assertThat(THING.id().parse("/groups/g/things/n", false))
                .hasValueSatisfying(parts ->
                        assertThat(parts).containsEntry("group", "g").containsEntry("name", "n"));
        assertThat(THING.id().parse("/Groups/g/things/n", false)).isEmpty();
        assertThat(THING.id().parse("/Groups/g/things/n", true)).isPresent();
        assertThat(THING.id().parse("/groups/g/things/n/more", true)).isEmpty();
    }

    @Test
    void placesOfADocumentLeadBackToAttributes() {
        var places = Places.of(THING.at(Version.of("2.0.0")));
        assertThat(places.attributeAt(Path.of("properties", "flag"))).isEqualTo(Path.of("flag"));
        assertThat(
                        places.attributeAt(
                                Path.of("properties", "parts")
                                        .index(1)
                                        .append(Path.of("properties", "size"))))
                .isEqualTo(Path.of("part").index(1).attribute("size"));
        assertThat(places.attributeAt(Path.of("properties", "parts"))).isEqualTo(Path.of("part"));
        assertThat(places.attributeAt(Path.of("properties", "other"))).isEqualTo(Path.ROOT);
        assertThat(places.inWordsOfConfiguration("Set `properties.flag`, not `other`."))
                .isEqualTo("Set `flag`, not `other`.");
    }
}
