package dev.simplon.azure.rule;

import static dev.simplon.azure.rule.Rule.Evidence.DOCUMENTED;
import static dev.simplon.azure.rule.Rule.Evidence.OBSERVED;
import static dev.simplon.azure.rule.Rule.Evidence.SCHEMA;

import dev.simplon.azure.IpPrefix;
import dev.simplon.azure.ResourceNames;
import dev.simplon.azure.rule.Rule.Scope;
import dev.simplon.azure.type.ArmType;
import dev.simplon.azure.type.ArmTypes;
import dev.simplon.azure.type.Kind;
import dev.simplon.azure.type.Property;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the types' tables alone can tell: shapes, enums, prefixes, references.
final class ShapeRules {
    private static final String SCHEMA_SOURCE =
            "Azure/azure-rest-api-specs, Network 2023-09-01 (read 2026-11-24)";

    static final List<Rule> ALL =
            List.of(
                    Rule.of(
                            "SIM-DOC-041",
                            "R041",
                            SCHEMA,
                            Scope.DOCUMENT,
                            "A document has the shape of its type: kinds, enums, required members",
                            SCHEMA_SOURCE,
                            each(ShapeRules::shape)),
                    Rule.of(
                            "SIM-DOC-132",
                            "R132",
                            DOCUMENTED,
                            Scope.DOCUMENT,
                            "A name has characters that Azure allows",
                            "Microsoft, \"Naming rules and restrictions for Azure resources\" (read"
                                    + " 2026-11-24)",
                            each(ShapeRules::name)),
                    Rule.of(
                            "SIM-DOC-172",
                            "R172",
                            SCHEMA,
                            Scope.DOCUMENT,
                            "A prefix is in CIDR notation, without host bits",
                            SCHEMA_SOURCE,
                            each(ShapeRules::prefixes)),
                    Rule.of(
                                    "SIM-DOC-104",
                                    "R104",
                                    OBSERVED,
                                    Scope.PAIR,
                                    "What a document refers to exists",
                                    "mspnp/reference-architectures issue 225 (read 2026-11-24)",
                                    each(ShapeRules::references))
                            .coded("InvalidResourceReference"));

    private ShapeRules() {}

    /// The same judgement for documents of every type.
    private static Rule.Judge each(Look.Rummage rummage) {
        return Look.either(
                ArmTypes.all().stream()
                        .map(type -> Look.at(type.name(), rummage))
                        .toArray(Rule.Judge[]::new));
    }

    private static void shape(Look look) {
        for (var violation : look.violations()) {
            look.refuse(
                    violation.at(),
                    violation.message(),
                    "The published schema of the type says so.",
                    violation.mend());
        }
    }

    private static void name(Look look) {
        if (!look.isCreation() || look.id().names().isEmpty()) {
            return;
        }
        var each = Optional.of(look.id());
        for (; each.isPresent(); each = each.get().parent()) {
            var id = each.get();
            if (!ResourceNames.allow(id.type(), id.name())) {
                look.refuse(
                        id.equals(look.id()) ? Path.of("name") : Path.ROOT,
                        "\"" + id.name() + "\" is no name of a " + id.type(),
                        "Such a name " + ResourceNames.rule(id.type()) + ".",
                        "Choose another name.");
            }
        }
    }

    private static void prefixes(Look look) {
        look.type().ifPresent(type -> prefixes(look, type, Path.ROOT, look.document().value()));
    }

    private static void prefixes(Look look, ArmType type, Path at, Value value) {
        if (!value.isKnown()) {
            return;
        }
        var elements = value.asList();
        for (int i = 0; i < elements.size(); i++) {
            if (isPrefix(type, at)) {
                elements.get(i).asText().ifPresent(prefix(look, at.index(i)));
            }
            prefixes(look, type, at.index(i), elements.get(i));
        }
        value.asMap()
                .forEach((name, member) -> {
                    var there = at.attribute(name);
                    if (isPrefix(type, there)) {
                        member.asText().ifPresent(prefix(look, there));
                    }
                    prefixes(look, type, there, member);
                });
    }

    private static boolean isPrefix(ArmType type, Path at) {
        return type.property(at)
                .map(Property::kind)
                .filter(kind ->
                        kind instanceof Kind.Prefix
                                || kind instanceof Kind.Array(Kind.Prefix _, var _))
                .isPresent();
    }

    private static Consumer<String> prefix(Look look, Path at) {
        return text -> {
            if (text.isEmpty()) {
                look.refuse(
                        at,
                        "A prefix is the empty string",
                        "Azure answers that a prefix cannot be null or empty"
                                + " (terraform-provider-azurerm issue 21565).",
                        "Leave the element out, or write a prefix such as \"10.0.0.0/16\".",
                        Optional.of("AddressPrefixStringCannotBeNullOrEmpty"));
                return;
            }
            if (IpPrefix.parse(text).isPresent()) {
                return;
            }
            var network = IpPrefix.around(text);
            if (network.isEmpty()) {
                look.refuse(
                        at,
                        "\"" + text + "\" is no prefix in CIDR notation",
                        "The published schema asks for CIDR notation.",
                        "Write a network and its length, such as \"10.0.0.0/16\".");
            } else {
                look.warn(
                        at,
                        "\"" + text + "\" has bits set behind its length",
                        "Azure is believed to refuse a prefix that is not the address of its"
                                + " network.",
                        "Write \"" + network.get() + "\".");
            }
        };
    }

    private static void references(Look look) {
        var type = look.type();
        if (type.isEmpty() || !(look.document().value() instanceof Value.ObjectValue document)) {
            return;
        }
        for (var reference : type.get().references(document)) {
            if (ArmTypes.named(reference.target().type()).isPresent()
                    && look.isNew(reference)
                    && look.neighbour(reference.target()).isEmpty()) {
                look.refuse(
                        reference.at(),
                        "\""
                                + reference.target().name()
                                + "\" ("
                                + reference.target().type()
                                + ") does not exist",
                        "Azure finds no "
                                + reference.target()
                                + "; what is referred to must exist, in the same region.",
                        "Create it first, or correct the id.");
            }
        }
    }
}
