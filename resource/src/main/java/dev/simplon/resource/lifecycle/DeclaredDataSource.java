package dev.simplon.resource.lifecycle;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider.State;
import dev.simplon.resource.Version;
import dev.simplon.resource.declaration.DataSourceType;
import dev.simplon.resource.declaration.Particulars.Call;
import dev.simplon.resource.declaration.TypeAtVersion;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Everything a provider does with one declared data source. Thread-safe.
public final class DeclaredDataSource {
    private final DataSourceType source;
    private final TypeAtVersion type;

    public DeclaredDataSource(DataSourceType source, Version version) {
        this.source = source;
        this.type = source.at(version);
    }

    public Schema schema() {
        return type.schema();
    }

    public List<Diagnostic> validate(Value config) {
        return config.unmarked() instanceof ObjectValue object
                ? Validation.of(type, object)
                : List.of();
    }

    /// @param config wholly known
    public State read(Value config, Session session) {
        var given = (ObjectValue) config.unmarked();
        var named = new LinkedHashMap<String, Value>(session.variables());
        given.members()
                .forEach((name, value) -> {
                    if (!value.isNull()) {
                        named.put(name, value);
                    }
                });
        var id = type.type().id().format(named).asText().orElseThrow();
        var timeout = TimeoutSettings.of(type, given).read();
        var call = new Call(session.transport(), id, type.version(), type.revision(), timeout);
        try {
            var document = document(call);
            if (document.isEmpty()) {
                return failed(
                        config,
                        id + " was not found",
                        "The data source "
                                + type.name()
                                + " reads what exists already. Mend its arguments, or let it wait"
                                + " (`depends_on`) for what makes the resource.");
            }
            var state = Flattening.state(type, id, document.get(), given, true);
            var reading = type.type().particulars().read(state, document.get(), given, call);
            return new State(filled(reading.state()), PrivateData.NONE, reading.diagnostics());
        } catch (TransportException e) {
            return failed(config, "Could not read " + id, e.explanation());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed(config, "Interrupted while reading " + id, "Run it again.");
        }
    }

    private Optional<ObjectValue> document(Call call)
            throws TransportException, InterruptedException {
        return switch (source.source()) {
            case DOCUMENT ->
                    call.transport()
                            .get(call.id(), call.revision(), call.timeout())
                            .map(Transport.Document::body);
            case IDENTITY -> Optional.of(call.transport().identity());
        };
    }

    private static State failed(Value config, String what, String why) {
        return new State(config, PrivateData.NONE, List.of(Diagnostic.error(what, why)));
    }

    private ObjectValue filled(ObjectValue state) {
        var members = new LinkedHashMap<String, Value>();
        state.members()
                .forEach((name, value) -> {
                    var attribute = type.schema().block().attributes().get(name);
                    members.put(
                            name,
                            attribute == null || source.nullIfAbsent().contains(name)
                                    ? value
                                    : Blank.instead(value, attribute.type()));
                });
        return Value.object(members);
    }
}
