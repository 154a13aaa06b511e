package dev.simplon.constructs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogicalIdPropertiesTest {
    private static final List<String> COMPONENTS =
            List.of("net", "my-net", "Default", "Resource", "x.y", "a b", "Ünï", "z".repeat(130));

    @Test
    void idIsWhatTheDescriptionOfTheAlgorithmSays() {
        qt().forAll(lists().of(arbitrary().pick(COMPONENTS)).ofSizeBetween(1, 5))
                .assuming(ids -> ids.stream().anyMatch(id -> !id.equals("Default")))
                .check(ids -> LogicalId.of(ids, "path").equals(derived(ids)));
    }

    @Test
    void idsOfSeveralComponentsAreUniquePerPath() {
        qt().forAll(
                        lists().of(arbitrary().pick(COMPONENTS)).ofSizeBetween(2, 4),
                        lists().of(arbitrary().pick(COMPONENTS)).ofSizeBetween(2, 4))
                .assuming((a, b) -> visible(a).size() > 1 && visible(b).size() > 1)
                .check((a, b) ->
                        visible(a).equals(visible(b))
                                == LogicalId.of(a, "a").equals(LogicalId.of(b, "b")));
    }

    @Test
    void onlyDefaultIsRefused() {
        assertThatThrownBy(() -> LogicalId.of(List.of("Default"), "s/Default"))
                .hasMessage(
                        "s/Default has no name in the document: ids of \"Default\" are left out of it, and there is no other. Give the construct another id, or call overrideLogicalId.");
    }

    @Test
    void idWithoutALetterIsRefused() {
        assertThatThrownBy(() -> LogicalId.of(List.of("..."), "s/..."))
                .hasMessageStartingWith("s/... has no name in the document");
    }

    @Test
    void namesOfTheReferenceComeOut() {
        assertThat(LogicalId.of(List.of("net", "child"), "")).isEqualTo("net_child_CE8A2401");
        assertThat(LogicalId.of(List.of("my-net", "net"), "")).isEqualTo("my-net_C5E9AE33");
    }

    private static List<String> visible(List<String> ids) {
        return ids.stream().filter(id -> !id.equals("Default")).toList();
    }

    /// The algorithm written a second time, from its description.
    private static String derived(List<String> ids) {
        var components = visible(ids);
        if (components.size() == 1 && components.getFirst().length() <= 255) {
            return components.getFirst().replaceAll("[^A-Za-z0-9_-]", "");
        }
        var kept = new ArrayList<String>();
        for (var component : components) {
            if (kept.isEmpty() || !kept.getLast().endsWith(component)) {
                kept.add(component);
            }
        }
        var human =
                kept.stream()
                        .filter(c -> !c.equals("Resource"))
                        .map(c -> c.replaceAll("[^A-Za-z0-9_-]", ""))
                        .collect(Collectors.joining("_"));
        if (human.length() > 240) {
            human = human.substring(0, 240);
        }
        return human + "_" + md5(String.join("/", components)).substring(0, 8);
    }

    private static String md5(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%032x".formatted(new BigInteger(1, digest)).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
