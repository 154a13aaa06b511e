package dev.simplon.azurerm;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.rule.RuleCatalogue;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider;
import dev.simplon.resource.Version;
import dev.simplon.resource.lifecycle.DeclaredDataSource;
import dev.simplon.resource.lifecycle.DeclaredResource;
import dev.simplon.resource.lifecycle.Serialized;
import dev.simplon.resource.lifecycle.Session;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// azurerm's network-gateway family, as one of its releases has it.
///
/// Before [#configure] it plans and validates only, with an unknown subscription. The client is
/// made at the first call that needs one.
public final class AzurermProvider implements Provider {
    private final Version version;
    private final Settings settings;
    private final SequencedMap<String, DeclaredResource> resources = new LinkedHashMap<>();
    private final SequencedMap<String, DeclaredDataSource> dataSources = new LinkedHashMap<>();
    private final PlannedDocuments planned = new PlannedDocuments();
    private final Review.Catalogue rules;
    private volatile Configured configured;
    private volatile Surroundings surroundings;

    private AzurermProvider(Version version, Settings settings, Review.Catalogue rules) {
        this.rules = rules;
        this.version = version;
        this.settings = settings;
        this.configured = Configured.notYet();
        var serialized = new Serialized();
        for (var type : AzurermTypes.ALL) {
            resources.put(type.name(), new DeclaredResource(type.at(version), serialized));
        }
        for (var source : AzurermDataSources.in(version)) {
            dataSources.put(source.name(), new DeclaredDataSource(source, version));
        }
        this.surroundings =
                new Surroundings(planned, configured.transport(), false, resources.values());
    }

    public static AzurermProvider of(Version version, Settings settings) {
        return new AzurermProvider(
                version,
                settings,
                (changes, neighbours, asOf) -> RuleCatalogue.judge(changes, neighbours, asOf));
    }

    @Override
    public Schema providerSchema() {
        return AzurermSchemas.provider(version);
    }

    @Override
    public SequencedMap<String, Schema> resourceTypes() {
        var schemas = new LinkedHashMap<String, Schema>();
        resources.forEach((name, resource) -> schemas.put(name, resource.type().schema()));
        return schemas;
    }

    @Override
    public SequencedMap<String, Schema> dataSources() {
        var schemas = new LinkedHashMap<String, Schema>();
        dataSources.forEach((name, source) -> schemas.put(name, source.schema()));
        return schemas;
    }

    @Override
    public List<Diagnostic> validateProvider(Value config) {
        return config.unmarked() instanceof ObjectValue block
                ? ProviderBlock.validate(version, block)
                : List.of();
    }

    @Override
    public List<Diagnostic> validateResource(String type, Value config) {
        return resource(type).validate(config);
    }

    @Override
    public List<Diagnostic> validateDataSource(String type, Value config) {
        return dataSource(type).validate(config);
    }

    @Override
    public List<Diagnostic> configure(Value config) {
        var result = Configured.from(config, settings, version);
        result.value()
                .ifPresent(c -> {
                    configured = c;
                    surroundings =
                            new Surroundings(
                                    planned,
                                    c.transport(),
                                    !settings.offline(),
                                    resources.values());
                });
        return result.diagnostics();
    }

    @Override
    public Planned plan(
            String type, Value prior, Value proposed, Value config, PrivateData priorPrivate) {
        var resource = resource(type);
        var variables = configured.variables();
        var result = resource.plan(prior, proposed, config, priorPrivate, variables);
        if (result.planned() instanceof ObjectValue values
                && config.unmarked() instanceof ObjectValue given) {
            var id = resource.idFrom(values, variables);
            var before =
                    prior.unmarked() instanceof ObjectValue existing
                            ? Optional.of(existing)
                            : Optional.<ObjectValue>empty();
            var stored = before.flatMap(_ -> configured.lastSeen(id));
            if (before.isPresent()
                    && result.requiresReplace().isEmpty()
                    && !isIgnored(given)
                    && isTakenAlong(id)) {
                result = resource.withItsParent(result);
            }
            if (!result.requiresReplace().isEmpty()) {
                // What comes may have another id, and no plan of its own says that this one goes.
                before.ifPresent(this::rememberGone);
            }
            boolean isReplaced = isReplacement(before, result);
            before.flatMap(b -> b.member("id"))
                    .or(() -> Optional.of(id))
                    .flatMap(AzurermProvider::parsed)
                    .ifPresent(known -> planned.remember(known, isReplaced));
            planned.remember(
                    type,
                    values,
                    parsed(id),
                    resource.document(values, id, Optional.of(given), before, stored));
        } else if (prior.unmarked() instanceof ObjectValue existing) {
            rememberGone(existing);
        }
        var checks = configured.checks();
        return result.withDiagnostics(
                result.diagnostics().stream().flatMap(d -> checks.told(d).stream()).toList());
    }

    /// Whether changes of the id are ignored, as with `ignore_changes = all`: then the
    /// configuration comes with the prior one, which nobody can give it.
    private static boolean isIgnored(ObjectValue given) {
        return given.member("id").filter(id -> !id.isNull()).isPresent();
    }

    /// Whether what it is a part of is replaced: Azure deletes it with that, though its name, by
    /// which it refers to it, stays the same.
    private boolean isTakenAlong(Value id) {
        return parsed(id).flatMap(ResourceId::parent).filter(planned::isReplaced).isPresent();
    }

    /// Of a replacement the second plan has no prior state; its id is unknown, though there was
    /// one.
    private static boolean isReplacement(Optional<ObjectValue> before, Planned plan) {
        return before.isPresent()
                ? !plan.requiresReplace().isEmpty()
                : plan.planned().member("id").filter(id -> !id.isKnown()).isPresent();
    }

    private static Optional<ResourceId> parsed(Value id) {
        return id.asText().flatMap(ResourceId::parse);
    }

    private void rememberGone(ObjectValue existing) {
        existing.member("id").flatMap(AzurermProvider::parsed).ifPresent(planned::rememberGone);
    }

    @Override
    public Applied apply(
            String type, Value prior, Value planned, Value config, PrivateData plannedPrivate) {
        return resource(type).apply(prior, planned, config, plannedPrivate, session());
    }

    @Override
    public State read(String type, Value state, PrivateData privateData) {
        return settings.offline()
                ? new State(state, privateData, List.of())
                : resource(type).read(state, privateData, session());
    }

    @Override
    public State readDataSource(String type, Value config) {
        var source = dataSource(type);
        return settings.offline()
                ? new State(
                        Value.unknown(source.schema().block().impliedType()),
                        PrivateData.NONE,
                        List.of())
                : source.read(config, session());
    }

    @Override
    public List<Imported> importResource(String type, String id) {
        return List.of(resource(type).importById(id, session()));
    }

    @Override
    public State upgrade(String type, long version, Value raw) {
        return resource(type).upgrade(raw);
    }

    @Override
    public Reviewed review(List<PlannedChange> changes) {
        return new Review(resources, planned, configured, surroundings, settings.asOf(), rules)
                .of(changes);
    }

    @Override
    public void close() {
        configured.transport().close();
    }

    private Session session() {
        var now = configured;
        return new Session(now.transport(), now.variables(), now.features());
    }

    private DeclaredResource resource(String type) {
        return Optional.ofNullable(resources.get(type))
                .orElseThrow(() -> new IllegalArgumentException("azurerm has no type " + type));
    }

    private DeclaredDataSource dataSource(String type) {
        return Optional.ofNullable(dataSources.get(type))
                .orElseThrow(() -> new IllegalArgumentException("azurerm has no data " + type));
    }
}
