package dev.simplon.engine;

import dev.simplon.configuration.Configuration;
import dev.simplon.configuration.Configuration.ProviderBlock;
import dev.simplon.configuration.Configuration.ResourceBlock;
import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.configuration.Expression;
import dev.simplon.configuration.Location;
import dev.simplon.configuration.Reference;
import dev.simplon.engine.Node.BlockNode;
import dev.simplon.engine.Node.LocalNode;
import dev.simplon.engine.Node.OutputNode;
import dev.simplon.engine.Node.ProviderNode;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The configuration as a graph: which block needs which, checked before anything runs. All faults
/// are found at once.
final class Declared {
    private final Configuration configuration;
    private final SequencedMap<String, Block> blocks = new LinkedHashMap<>();
    private final Map<String, Configuration.Local> locals = new LinkedHashMap<>();
    private final Map<String, Configuration.Variable> variables = new LinkedHashMap<>();
    private final Graph<Node> graph = new Graph<>();
    private final List<Diagnostic> faults = new ArrayList<>();

    /// @param provider the configured provider that it belongs to
    record Block(ResourceBlock source, Schema schema, ProviderNode provider) {
        String address() {
            return source.address();
        }

        boolean isData() {
            return source.mode() == Mode.DATA;
        }
    }

    Declared(Configuration configuration, ProviderPool providers) {
        this.configuration = configuration;
        configuration.locals().forEach(local -> locals.put(local.name(), local));
        configuration.variables().forEach(variable -> variables.put(variable.name(), variable));
        for (var source : configuration.resources()) {
            block(source, providers);
        }
        connect(providers);
        graph.cycle()
                .ifPresent(cycle ->
                        faults.add(
                                Diagnostic.error(
                                        "Cycle: "
                                                + cycle.stream()
                                                        .map(Node::toString)
                                                        .collect(Collectors.joining(", ")),
                                        cycle.stream()
                                                        .map(Node::toString)
                                                        .collect(Collectors.joining(" needs "))
                                                + " needs "
                                                + cycle.getFirst()
                                                + ". None of them can be made first; remove"
                                                + " one of these references.")));
    }

    List<Diagnostic> faults() {
        return List.copyOf(faults);
    }

    Configuration configuration() {
        return configuration;
    }

    Collection<Block> blocks() {
        return blocks.values();
    }

    Optional<Block> block(String address) {
        return Optional.ofNullable(blocks.get(address));
    }

    Optional<Configuration.Local> local(String name) {
        return Optional.ofNullable(locals.get(name));
    }

    Graph<Node> graph() {
        return graph;
    }

    /// Addresses of all blocks that this one needs, directly or through others; sorted.
    List<String> dependencies(String address) {
        var found = new TreeSet<String>();
        var open = new ArrayList<Node>(graph.neededBy(new BlockNode(address)));
        var seen = new LinkedHashSet<Node>();
        while (!open.isEmpty()) {
            var node = open.removeLast();
            if (!seen.add(node)) {
                continue;
            }
            switch (node) {
                case BlockNode(String other) -> {
                    found.add(other);
                    open.addAll(graph.neededBy(node));
                }
                case LocalNode _ -> open.addAll(graph.neededBy(node));
                // That a provider's settings need something orders the work, it is no dependency of
                // the object.
                case ProviderNode _, OutputNode _ -> {}
            }
        }
        return List.copyOf(found);
    }

    /// All blocks that this node waits for, through locals and providers as well.
    Set<String> blocksBefore(Node node) {
        return graph.allNeededBy(node).stream()
                .filter(BlockNode.class::isInstance)
                .map(Node::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// True where create_before_destroy holds: declared, or inherited by what a block needs that
    /// has it.
    boolean createsBeforeDestroy(String address) {
        return blocks.values().stream()
                .filter(block -> block.source.lifecycle().createBeforeDestroy())
                .anyMatch(block ->
                        block.address().equals(address)
                                || dependencies(block.address()).contains(address));
    }

    private void block(ResourceBlock source, ProviderPool providers) {
        var node = providerNode(source);
        var origin = Optional.of(source.address());
        if (!providers.has(node.name())) {
            faults.add(
                    Problems.placed(
                            Diagnostic.error(
                                    "Provider not available",
                                    source.address()
                                            + " belongs to the provider \""
                                            + node.name()
                                            + "\", which is not part of this program. It has: "
                                            + String.join(", ", providers.names())
                                            + "."),
                            origin,
                            source.at()));
            return;
        }
        var provider = providers.unconfigured(node.name());
        var types = source.mode() == Mode.DATA ? provider.dataSources() : provider.resourceTypes();
        var schema = types.get(source.type());
        if (schema == null) {
            faults.add(
                    Problems.placed(
                            Diagnostic.error(
                                    source.mode() == Mode.DATA
                                            ? "Invalid data source"
                                            : "Invalid resource type",
                                    "The provider "
                                            + providers.address(node.name())
                                            + " does not support "
                                            + (source.mode() == Mode.DATA
                                                    ? "data source"
                                                    : "resource type")
                                            + " \""
                                            + source.type()
                                            + "\"."
                                            + Nearest.name(source.type(), types.keySet())
                                                    .map(n -> " Did you mean \"" + n + "\"?")
                                                    .orElse("")),
                            origin,
                            source.at()));
            return;
        }
        var before = blocks.put(source.address(), new Block(source, schema, node));
        if (before != null) {
            faults.add(
                    Problems.placed(
                            Diagnostic.error(
                                    "Duplicate resource \"" + source.type() + "\" configuration",
                                    source.address()
                                            + " was already declared at "
                                            + before.source.at()
                                            + ". Names must be unique for each type; rename one."),
                            origin,
                            source.at()));
        }
    }

    private static ProviderNode providerNode(ResourceBlock source) {
        var written = source.provider();
        if (written.isPresent()) {
            var parts = written.get().split("\\.", 2);
            return new ProviderNode(
                    parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
        }
        int end = source.type().indexOf('_');
        return new ProviderNode(
                end < 0 ? source.type() : source.type().substring(0, end), Optional.empty());
    }

    private void connect(ProviderPool providers) {
        for (var local : configuration.locals()) {
            connect(
                    new LocalNode(local.name()),
                    local.value().references(),
                    Optional.empty(),
                    local.at());
        }
        for (var block : blocks.values()) {
            var node = new BlockNode(block.address());
            var source = block.source;
            var origin = Optional.of(block.address());
            graph.needs(node, block.provider);
            connect(
                    node,
                    source.body().references(Specs.of(block.schema.block())),
                    origin,
                    source.at());
            source.count()
                    .map(Expression::references)
                    .ifPresent(r -> connect(node, r, origin, source.at()));
            source.forEach()
                    .map(Expression::references)
                    .ifPresent(r -> connect(node, r, origin, source.at()));
            connect(node, source.dependsOn(), origin, source.at());
            connect(node, source.lifecycle().replaceTriggeredBy(), origin, source.at());
            if (block.provider.alias().isPresent() && providerBlock(block.provider).isEmpty()) {
                faults.add(
                        Problems.placed(
                                Diagnostic.error(
                                        "Provider configuration not present",
                                        block.address()
                                                + " asks for "
                                                + block.provider
                                                + ", but no provider block \""
                                                + block.provider.name()
                                                + "\" has the alias \""
                                                + block.provider.alias().get()
                                                + "\". Add one, or change the provider argument."),
                                origin,
                                source.at()));
            }
        }
        for (var provider : configuration.providers()) {
            if (providers.has(provider.name()) && !providers.configuredByCaller(provider.name())) {
                var node = new ProviderNode(provider.name(), provider.alias());
                connect(
                        node,
                        provider.body()
                                .references(
                                        Specs.of(
                                                providers
                                                        .unconfigured(provider.name())
                                                        .providerSchema()
                                                        .block())),
                        Optional.empty(),
                        provider.at());
            }
        }
        for (var output : configuration.outputs()) {
            var node = new OutputNode(output.name());
            connect(node, output.value().references(), Optional.empty(), output.at());
            connect(node, output.dependsOn(), Optional.empty(), output.at());
        }
    }

    Optional<ProviderBlock> providerBlock(ProviderNode node) {
        return configuration.providers().stream()
                .filter(p -> p.name().equals(node.name()) && p.alias().equals(node.alias()))
                .findFirst();
    }

    private void connect(
            Node node, List<Reference> references, Optional<String> origin, Location at) {
        graph.add(node);
        for (var reference : references) {
            switch (reference) {
                case Reference.Resource(var mode, String type, String name) -> {
                    var address = (mode == Mode.DATA ? "data." : "") + type + "." + name;
                    if (blocks.containsKey(address)) {
                        graph.needs(node, new BlockNode(address));
                        if (node instanceof BlockNode(String own) && own.equals(address)) {
                            undeclared(
                                    origin,
                                    at,
                                    "Self-referential block",
                                    address
                                            + " refers to itself. What it will be is not known"
                                            + " before it is made; use a local for what both need.");
                        }
                    } else if (configuration.resources().stream()
                            .noneMatch(r -> r.address().equals(address))) {
                        undeclared(
                                origin,
                                at,
                                "Reference to undeclared resource",
                                (mode == Mode.DATA ? "A data" : "A managed")
                                        + " resource \""
                                        + type
                                        + "\" \""
                                        + name
                                        + "\" has not been declared in the root module."
                                        + Nearest.name(address, blocks.keySet())
                                                .map(n -> " Did you mean " + n + "?")
                                                .orElse(""));
                    }
                }
                case Reference.Local(String name) -> {
                    if (locals.containsKey(name)) {
                        graph.needs(node, new LocalNode(name));
                    } else {
                        undeclared(
                                origin,
                                at,
                                "Reference to undeclared local value",
                                "A local value with the name \""
                                        + name
                                        + "\" has not been declared."
                                        + Nearest.name(name, locals.keySet())
                                                .map(n -> " Did you mean \"" + n + "\"?")
                                                .orElse(""));
                    }
                }
                case Reference.Variable(String name) -> {
                    if (!variables.containsKey(name)) {
                        undeclared(
                                origin,
                                at,
                                "Reference to undeclared input variable",
                                "An input variable with the name \""
                                        + name
                                        + "\" has not been declared."
                                        + Nearest.name(name, variables.keySet())
                                                .map(n -> " Did you mean \"" + n + "\"?")
                                                .orElse(
                                                        " Declare it with: variable \""
                                                                + name
                                                                + "\" {}"));
                    }
                }
                case Reference.Module(String name) ->
                        undeclared(
                                origin,
                                at,
                                "Reference to undeclared module",
                                "No module call named \""
                                        + name
                                        + "\" is declared in the root module.");
                case Reference.Each _,
                        Reference.CountIndex _,
                        Reference.FilePath _,
                        Reference.Workspace _,
                        Reference.Self _ -> {}
            }
        }
    }

    private void undeclared(Optional<String> origin, Location at, String summary, String detail) {
        var fault = Problems.placed(Diagnostic.error(summary, detail), origin, at);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
