package dev.simplon.configuration;

import java.util.List;
import java.util.Optional;

/// The blocks of one module, in the order of the files.
///
/// @param backend the declared backend, constants only
public record Configuration(
        List<RequiredProvider> requiredProviders,
        Optional<Backend> backend,
        List<ProviderBlock> providers,
        List<Variable> variables,
        List<Local> locals,
        List<ResourceBlock> resources,
        List<Output> outputs) {
    public Configuration {
        requiredProviders = List.copyOf(requiredProviders);
        providers = List.copyOf(providers);
        variables = List.copyOf(variables);
        locals = List.copyOf(locals);
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
    }

    /// @param source as written: `azurerm`, `hashicorp/azurerm`, or with a host
    /// @param version the constraint as written: `~> 3.60`; empty if none
    public record RequiredProvider(
            String name, Optional<String> source, Optional<String> version, Location at) {}

    public record Backend(String type, Body body, Location at) {}

    /// @param alias empty for the default one
    public record ProviderBlock(String name, Optional<String> alias, Body body, Location at) {}

    public record Variable(
            String name,
            Optional<dev.simplon.values.Value> defaultValue,
            dev.simplon.values.Type type,
            boolean sensitive,
            boolean nullable,
            List<Validation> validations,
            Optional<String> description,
            Location at) {
        public Variable {
            validations = List.copyOf(validations);
        }

        public Variable(
                String name,
                Optional<dev.simplon.values.Value> defaultValue,
                dev.simplon.values.Type type,
                boolean sensitive,
                boolean nullable,
                Location at) {
            this(name, defaultValue, type, sensitive, nullable, List.of(), Optional.empty(), at);
        }
    }

    /// What must hold of the variable's value, and what is said where it does not.
    public record Validation(Expression condition, Expression errorMessage, Location at) {}

    public record Local(String name, Expression value, Location at) {}

    public record Output(
            String name,
            Expression value,
            boolean sensitive,
            Optional<String> description,
            List<Reference> dependsOn,
            Location at) {}

    /// A `resource` or `data` block.
    ///
    /// @param provider the bare reference of the `provider` argument (`azurerm.west`); empty: the
    ///   default one of the type
    public record ResourceBlock(
            Mode mode,
            String type,
            String name,
            Body body,
            Optional<Expression> count,
            Optional<Expression> forEach,
            Optional<String> provider,
            List<Reference> dependsOn,
            Lifecycle lifecycle,
            Location at) {
        public enum Mode {
            MANAGED,
            DATA
        }

        /// `azurerm_public_ip.example`, `data.azurerm_public_ip.example`.
        public String address() {
            return (mode == Mode.DATA ? "data." : "") + type + "." + name;
        }
    }

    /// @param ignoreChanges attribute paths from the root of the resource, as written; `all` alone
    ///   ignores everything
    public record Lifecycle(
            boolean createBeforeDestroy,
            boolean preventDestroy,
            List<String> ignoreChanges,
            List<Reference> replaceTriggeredBy) {
        public static final Lifecycle DEFAULT = new Lifecycle(false, false, List.of(), List.of());
    }
}
