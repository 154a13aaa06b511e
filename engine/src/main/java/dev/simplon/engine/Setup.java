package dev.simplon.engine;

import dev.simplon.engine.Node.ProviderNode;
import dev.simplon.engine.state.State.ObjectState;
import dev.simplon.engine.state.StateJson;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider;
import dev.simplon.resource.schema.Schema;
import dev.simplon.resource.schema.WriteOnly;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What a walk works with.
record Setup(
        Declared declared,
        ProviderPool providers,
        Events events,
        int parallelism,
        BooleanSupplier stop,
        java.nio.file.Path directory) {
    /// Configures a provider from its block, or from nothing where it has none.
    ///
    /// @return false if that failed; why is among the problems
    boolean configure(ProviderNode node, Evaluation evaluation, Problems problems) {
        if (providers.configuredByCaller(node.name())) {
            providers.put(node, providers.unconfigured(node.name()), true);
            return true;
        }
        if (providers.ready(node).filter(ProviderPool.Ready::wholly).isPresent()) {
            return true;
        }
        var provider = providers.take(node);
        var schema = provider.providerSchema().block();
        var block = declared.providerBlock(node);
        Optional<? extends Value> config =
                block.isPresent()
                        ? problems.take(
                                block.get().body().decode(Specs.of(schema), evaluation),
                                Optional.of(node.toString()),
                                block.get().at())
                        : Optional.of(Specs.empty(schema));
        if (config.isEmpty()) {
            return false;
        }
        var plain = config.get().unmarkedDeep();
        var found = new java.util.ArrayList<>(provider.validateProvider(plain));
        if (found.stream().noneMatch(d -> d.isError())) {
            found.addAll(provider.configure(plain));
        }
        for (var diagnostic : found) {
            problems.add(
                    block.map(b ->
                                    Problems.placed(
                                            diagnostic,
                                            Optional.of(node.toString()),
                                            b.body().locate(diagnostic.at())))
                            .orElse(diagnostic));
        }
        if (found.stream().anyMatch(d -> d.isError())) {
            return false;
        }
        providers.put(node, provider, plain.isWhollyKnown());
        return true;
    }

    /// Provider diagnostics, with the place in the declaration.
    void report(
            List<dev.simplon.values.Diagnostic> found,
            String address,
            Optional<Declared.Block> block,
            Problems problems) {
        for (var diagnostic : found) {
            problems.add(placed(diagnostic, address, block));
        }
    }

    static dev.simplon.values.Diagnostic placed(
            dev.simplon.values.Diagnostic diagnostic,
            String address,
            Optional<Declared.Block> block) {
        if (block.isPresent()) {
            return Problems.placed(
                    diagnostic,
                    Optional.of(address),
                    block.get().source().body().locate(diagnostic.at()));
        }
        return diagnostic.from(
                new dev.simplon.values.Diagnostic.Origin(
                        Optional.of(address), Optional.empty(), 0, 0));
    }

    /// The form in which a state keeps an object.
    static ObjectState kept(
            String provider,
            Schema schema,
            Value value,
            PrivateData privateData,
            boolean tainted,
            List<Path> sensitive,
            List<String> dependencies,
            boolean createBeforeDestroy) {
        var plain = WriteOnly.dropped(schema.block(), value.unmarkedDeep());
        return new ObjectState(
                provider,
                tainted,
                schema.version(),
                StateJson.raw(plain, schema.block().impliedType()),
                Marks.of(Marks.put(schema.block(), plain, sensitive)),
                privateData,
                dependencies,
                createBeforeDestroy);
    }

    /// Which id an object goes by, for people.
    static Optional<String> id(Value value) {
        return value.member("id").filter(id -> !id.isSensitive()).flatMap(Value::asText);
    }

    static Schema schema(Provider provider, dev.simplon.engine.state.Address address) {
        var types =
                address.modeName().equals("data")
                        ? provider.dataSources()
                        : provider.resourceTypes();
        var schema = types.get(address.type());
        if (schema == null) {
            throw new IllegalArgumentException(
                    "the provider has no type " + address.type() + " (" + address + ")");
        }
        return schema;
    }
}
