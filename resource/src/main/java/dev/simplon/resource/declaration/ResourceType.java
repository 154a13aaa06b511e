package dev.simplon.resource.declaration;

import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A resource type: one table from which schema, validation, plan, the document that is sent, what
/// is read from it, import and documentation follow.
///
/// ```java
/// static final ResourceType TYPE =
///         ResourceType.named("azurerm_local_network_gateway")
///                 .arm("Microsoft.Network/localNetworkGateways", NetworkApi::revision)
///                 .id("/subscriptions/{subscription}/.../localNetworkGateways/{name}")
///                 .timeouts(version -> Timeouts.minutes(30, 5, 30, 30))
///                 .with(
///                         text("name").required().replaces().at("name"),
///                         text("gateway_address").at("properties.gatewayIpAddress"),
///                         text("gateway_fqdn").at("properties.fqdn"))
///                 .exactlyOneOf("gateway_address", "gateway_fqdn")
///                 .build();
/// ```
///
/// `id` is added, as every type has it.
///
/// @param documentType what the service calls it
/// @param revision the version of the service's interface, by provider version
/// @param idIgnoringCase whether an id may be imported in any spelling of its fixed segments
/// @param serializedWith attributes that hold the id of something that bears one write at a time,
///   beside the resource itself; `{...}` templates of an id are allowed too
/// @param neverTakesOver whether a create refuses what exists already whatever the provider's block
///   says
/// @param legacyTypeSystem why the strict rules of the plugin protocol cannot hold; empty: they do,
///   but for defaults and for what another writer left in the state, which each plan says for
///   itself
public record ResourceType(
        String name,
        String documentType,
        Function<Version, String> revision,
        IdTemplate id,
        boolean idIgnoringCase,
        Function<Version, Timeouts> timeouts,
        List<Member> members,
        List<Constraint> constraints,
        List<String> serializedWith,
        Particulars particulars,
        boolean neverTakesOver,
        Optional<String> legacyTypeSystem,
        String says) {
    public ResourceType {
        members = List.copyOf(members);
        constraints = List.copyOf(constraints);
        serializedWith = List.copyOf(serializedWith);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /// This type as one version of the provider sees it.
    public TypeAtVersion at(Version version) {
        return new TypeAtVersion(this, version);
    }

    public static final class Builder {
        private final String name;
        private String documentType = "";
        private Function<Version, String> revision = _ -> "";
        private Optional<IdTemplate> id = Optional.empty();
        private boolean idIgnoringCase;
        private Function<Version, Timeouts> timeouts = _ -> Timeouts.minutes(30, 5, 30, 30);
        private final List<Member> members = new ArrayList<>();
        private final List<Constraint> constraints = new ArrayList<>();
        private final List<String> serializedWith = new ArrayList<>();
        private Particulars particulars = Particulars.NONE;
        private boolean neverTakesOver;
        private Optional<String> legacyTypeSystem = Optional.empty();
        private String says = "";

        private Builder(String name) {
            this.name = name;
        }

        public Builder arm(String documentType, Function<Version, String> revision) {
            this.documentType = documentType;
            this.revision = revision;
            return this;
        }

        public Builder id(String template) {
            id = Optional.of(IdTemplate.of(template));
            return this;
        }

        public Builder idIgnoringCase() {
            idIgnoringCase = true;
            return this;
        }

        public Builder timeouts(Function<Version, Timeouts> timeouts) {
            this.timeouts = timeouts;
            return this;
        }

        public Builder says(String sentence) {
            says = sentence;
            return this;
        }

        public Builder with(Member.Row... rows) {
            for (var row : rows) {
                members.add(row.row());
            }
            return this;
        }

        public Builder exactlyOneOf(String... names) {
            return constraint(Constraint.Kind.EXACTLY_ONE, names);
        }

        public Builder requiredWith(String... names) {
            return constraint(Constraint.Kind.TOGETHER, names);
        }

        public Builder conflicts(String... names) {
            return constraint(Constraint.Kind.CONFLICT, names);
        }

        /// Writes to the resource whose id stands in this attribute go one after the other.
        public Builder serializedWith(String attributeOrTemplate) {
            serializedWith.add(attributeOrTemplate);
            return this;
        }

        public Builder particulars(Particulars particulars) {
            this.particulars = particulars;
            return this;
        }

        public Builder neverTakesOver() {
            neverTakesOver = true;
            return this;
        }

        public Builder legacyTypeSystem(String reason) {
            legacyTypeSystem = Optional.of(reason);
            return this;
        }

        /// @throws IllegalArgumentException if the declaration contradicts itself
        public ResourceType build() {
            var template = id.orElseThrow(() -> new IllegalArgumentException(name + " has no id"));
            members.add(text("id").optionalAndComputed().says("The id of the resource.").row());
            noTwoAtOnce(name, members);
            var names = new HashSet<String>();
            members.forEach(member -> names.add(member.name()));
            for (var constraint : constraints) {
                if (!names.containsAll(constraint.names())) {
                    throw new IllegalArgumentException(
                            name + ": " + constraint + " names what is not declared");
                }
            }
            return new ResourceType(
                    name,
                    documentType,
                    revision,
                    template,
                    idIgnoringCase,
                    timeouts,
                    members,
                    constraints,
                    serializedWith,
                    particulars,
                    neverTakesOver,
                    legacyTypeSystem,
                    says);
        }

        private Builder constraint(Constraint.Kind kind, String... names) {
            constraints.add(new Constraint(kind, List.of(names), Period.ALWAYS));
            return this;
        }

        private static void noTwoAtOnce(String where, List<Member> members) {
            for (int i = 0; i < members.size(); i++) {
                var one = members.get(i);
                for (var other : members.subList(i + 1, members.size())) {
                    if (one.name().equals(other.name()) && one.period().overlaps(other.period())) {
                        throw new IllegalArgumentException(
                                where + "." + one.name() + " is declared twice for one version");
                    }
                }
                if (one instanceof Nested nested) {
                    noTwoAtOnce(where + "." + one.name(), nested.members());
                }
            }
        }
    }
}
