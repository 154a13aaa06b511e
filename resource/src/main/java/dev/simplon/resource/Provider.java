package dev.simplon.resource;

import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A Terraform provider: the calls of the plugin protocol, over values. Values are objects of the
/// schema's implied type, without marks. Thread-safe once configured: the engine applies
/// independent resources in parallel.
///
/// Source: terraform-plugin-go `tfprotov6.ProviderServer`; ../docs of the plugin protocol,
/// "resource instance change lifecycle".
public interface Provider extends AutoCloseable {
    Schema providerSchema();

    /// By type name, such as `azurerm_public_ip`.
    SequencedMap<String, Schema> resourceTypes();

    SequencedMap<String, Schema> dataSources();

    List<Diagnostic> validateProvider(Value config);

    /// @param config may contain unknown values
    List<Diagnostic> validateResource(String type, Value config);

    List<Diagnostic> validateDataSource(String type, Value config);

    /// Called once before plan, apply, read and import.
    List<Diagnostic> configure(Value config);

    /// @param prior null value of the type on create
    /// @param proposed prior and configuration merged as Terraform does; null value on destroy
    Planned plan(String type, Value prior, Value proposed, Value config, PrivateData priorPrivate);

    Applied apply(
            String type, Value prior, Value planned, Value config, PrivateData plannedPrivate);

    /// `state` is the null value where the object is gone.
    State read(String type, Value state, PrivateData privateData);

    State readDataSource(String type, Value config);

    List<Imported> importResource(String type, String id);

    /// Raises a state written under an older schema version, or as raw JSON by another writer.
    State upgrade(String type, long version, Value raw);

    /// Looks at a whole plan at once, so that a caller need not know any rule: what Azure would
    /// refuse of these changes, in the light of each other. Findings are diagnostics whose
    /// [Finding#address] names the change.
    Reviewed review(List<PlannedChange> changes);

    /// Breaks off what is under way and lets go of what it holds, such as connections. Nothing is
    /// asked of it afterwards.
    @Override
    default void close() {}

    record Planned(
            Value planned,
            List<Path> requiresReplace,
            PrivateData plannedPrivate,
            boolean legacyTypeSystem,
            List<Diagnostic> diagnostics) {
        public Planned {
            requiresReplace = List.copyOf(requiresReplace);
            diagnostics = List.copyOf(diagnostics);
        }

        public Planned withDiagnostics(List<Diagnostic> others) {
            return new Planned(planned, requiresReplace, plannedPrivate, legacyTypeSystem, others);
        }
    }

    /// @param state what now exists, also when an error happened: then null means nothing was made
    /// @param legacyTypeSystem that the state may differ from the plan, as older providers' do
    record Applied(
            Value state,
            PrivateData privateData,
            boolean legacyTypeSystem,
            List<Diagnostic> diagnostics) {
        public Applied {
            diagnostics = List.copyOf(diagnostics);
        }

        public Applied(Value state, PrivateData privateData, List<Diagnostic> diagnostics) {
            this(state, privateData, false, diagnostics);
        }

        public Applied withLegacyTypeSystem() {
            return new Applied(state, privateData, true, diagnostics);
        }
    }

    record State(Value state, PrivateData privateData, List<Diagnostic> diagnostics) {
        public State {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// @param state null value where nothing could be imported; then the diagnostics say why
    record Imported(
            String type, Value state, PrivateData privateData, List<Diagnostic> diagnostics) {
        public Imported {
            diagnostics = List.copyOf(diagnostics);
        }

        public Imported(String type, Value state, PrivateData privateData) {
            this(type, state, privateData, List.of());
        }
    }

    /// @param address as Terraform writes it: `azurerm_public_ip.example`
    /// @param prior empty on create
    /// @param planned empty on destroy
    record PlannedChange(
            String address,
            String type,
            Optional<ObjectValue> prior,
            Optional<ObjectValue> planned) {}

    /// @param undecided rules that could not be judged, because something that they need is not
    ///   known yet
    record Reviewed(List<Finding> findings, List<Undecided> undecided) {
        public Reviewed {
            findings = List.copyOf(findings);
            undecided = List.copyOf(undecided);
        }
    }

    /// @param rule the rule's id
    /// @param missing what would have to be known
    record Undecided(String address, String rule, String missing) {}

    /// @param rule the rule's id, such as `SIM-PIP-001`
    /// @param diagnostic an error: the target refuses it; a warning: it is risky
    record Finding(String address, String rule, Diagnostic diagnostic) {}
}
