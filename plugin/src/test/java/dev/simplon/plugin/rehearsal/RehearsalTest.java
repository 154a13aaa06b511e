package dev.simplon.plugin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplon.plugin.Plugin;
import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.World;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final World world = new World();
    private final Plugin plugin = Plugin.of(() -> new TestProvider(world));

    @Test
    void anObjectLivesFromItsCreationToItsDestruction() throws Exception {
        try (var rehearsal = Rehearsal.of(Map.of(), plugin)) {
            rehearsal.configure(json("{}"));
            var box =
                    rehearsal.create(
                            "test_box",
                            json(
                                    "{\"name\":\"a\",\"tags\":{\"k\":\"v\"},\"rule\":[{\"port\":80}]}"));
            assertThat(box.member("id").flatMap(Value::asText)).isPresent();
            assertThat(world.ids()).hasSize(1);
            rehearsal.lookAgain();
            assertThat(
                            rehearsal
                                    .read("test_box", json("{\"name\":\"a\"}"))
                                    .member("id")
                                    .flatMap(Value::asText))
                    .isEqualTo(box.member("id").flatMap(Value::asText));
            rehearsal.destroyAll();
            assertThat(world.ids()).isEmpty();
            rehearsal.end();
        }
    }

    @Test
    void whatTheProviderRefusesIsTold() throws Exception {
        try (var rehearsal = Rehearsal.of(Map.of(), plugin)) {
            rehearsal.configure(json("{}"));
            assertThatThrownBy(() -> rehearsal.read("test_box", json("{\"name\":\"none\"}")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ReadDataSource");
        }
    }

    private static Value json(String text) throws Exception {
        return JsonCodec.decode(text);
    }
}
