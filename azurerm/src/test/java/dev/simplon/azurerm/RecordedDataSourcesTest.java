package dev.simplon.azurerm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.arm.ArmClient;
import dev.simplon.resource.Version;
import dev.simplon.resource.lifecycle.Conforming;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A data source shows of the recorded answers what azurerm showed of them.
class RecordedDataSourcesTest {
    /// Better than azurerm: `tags` of a connection are really filled, its status is there, and the
    /// key is read by every version; 3.60 looked for it where Azure does not give it any more.
    private static final Map<String, String> INTENDED =
            Map.of(
                    "azurerm_virtual_network_gateway_connection.tags", "filled",
                    "azurerm_virtual_network_gateway_connection.connection_status", "ours",
                    "azurerm_virtual_network_gateway_connection.shared_key", "read");

    @ParameterizedTest
    @CsvSource({"3.60, 3.60.0, 10", "3.117, 3.117.1, 11", "4.20, 4.20.0, 11"})
    void theyShowWhatAzurermShowed(String recorded, String version, int sources) {
        var json = Recorded.json("recorded/" + recorded + "/data-sources/data.json");
        var provider = provider(version, new RecordedArm(json));
        var differences = new TreeMap<String, String>();
        var compared = 0;
        for (var data : json.member("data").orElseThrow().asList()) {
            var type = data.member("type").flatMap(Value::asText).orElseThrow();
            var schema = Optional.ofNullable(provider.dataSources().get(type)).orElseThrow();
            var theirs = Conforming.toSchema(schema.block(), data.member("state").orElseThrow());
            var config = new LinkedHashMap<String, Value>(theirs.members());
            schema.block()
                    .attributes()
                    .forEach((name, attribute) -> {
                        if (!attribute.required()) {
                            config.put(name, Value.nullOf(attribute.type()));
                        }
                    });
            var read = provider.readDataSource(type, Value.object(config));
            // Where nobody asked for the key, the recording has none.
            assertThat(read.diagnostics())
                    .allSatisfy(warning ->
                            assertThat(warning.summary()).isEqualTo("The shared key was not read"));
            ((ObjectValue) read.state())
                    .members()
                    .forEach((name, value) -> {
                        var place = type + "." + name;
                        if (!value.equals(theirs.members().get(name))
                                && !INTENDED.containsKey(place)) {
                            differences.put(
                                    place, value + " and not " + theirs.members().get(name));
                        }
                    });
            compared++;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(sources);
    }

    @Test
    void whatIsNotThereIsAnErrorThatNamesIt() {
        var provider = provider("4.20.0", new RecordedArm(Value.object(new LinkedHashMap<>())));
        var schema =
                Optional.ofNullable(provider.dataSources().get("azurerm_resource_group"))
                        .orElseThrow();
        var given = new LinkedHashMap<String, Value>();
        given.put("name", Value.of("rg-nowhere"));
        var config = Conforming.toSchema(schema.block(), Value.object(given));
        var read = provider.readDataSource("azurerm_resource_group", config);
        assertThat(read.diagnostics())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.summary())
                            .isEqualTo(
                                    "/subscriptions/33333333-3333-3333-3333-333333333333"
                                            + "/resourceGroups/rg-nowhere was not found");
                });
    }

    private static AzurermProvider provider(String version, ArmClient client) {
        var provider =
                AzurermProvider.of(
                        Version.of(version),
                        new Settings(
                                Map.of(
                                        "ARM_SUBSCRIPTION_ID",
                                        "33333333-3333-3333-3333-333333333333",
                                        "ARM_TENANT_ID",
                                        "11111111-1111-1111-1111-111111111111",
                                        "ARM_CLIENT_ID",
                                        "22222222-2222-2222-2222-222222222222",
                                        "ARM_CLIENT_SECRET",
                                        "secret"),
                                Path.of(""),
                                _ -> client,
                                Optional.empty(),
                                LocalDate.of(2026, 11, 25),
                                false));
        assertThat(provider.configure(Value.object(new LinkedHashMap<>()))).isEmpty();
        return provider;
    }

    /// The recording server's answers.
    private record RecordedArm(ObjectValue recording) implements ArmClient {
        @Override
        public Optional<Document> get(String path, String apiVersion, Duration timeout) {
            return recording
                    .member("documents")
                    .flatMap(documents -> documents.member(path.toLowerCase(Locale.ROOT)))
                    .map(body -> new Document((ObjectValue) body, Optional.empty()));
        }

        @Override
        public Identity identity() {
            return new Identity(
                    "22222222-2222-2222-2222-222222222222",
                    "11111111-1111-1111-1111-111111111111",
                    "503102fd-102e-56aa-a7d1-c0c0694fc415");
        }

        @Override
        public Document put(
                String path,
                String apiVersion,
                ObjectValue body,
                Optional<String> ifMatch,
                Duration timeout) {
            throw new IllegalStateException("a data source writes nothing");
        }

        @Override
        public void delete(String path, String apiVersion, Duration timeout) {
            throw new IllegalStateException("a data source deletes nothing");
        }

        @Override
        public Document settled(String path, String apiVersion, Duration timeout) {
            throw new IllegalStateException("a data source waits for nothing");
        }

        @Override
        public Value post(String path, String apiVersion, Value body, Duration timeout) {
            return Value.nullOf(Type.DYNAMIC);
        }

        @Override
        public void close() {}
    }
}
