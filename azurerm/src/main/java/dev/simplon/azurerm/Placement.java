package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.textMap;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.Sameness;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The arguments that say what nearly every resource is called and where it lies.
final class Placement {
    private static final Check GROUP_NAME =
            value ->
                    value.asText()
                                    .map(name ->
                                            name.matches("[-\\w._()]{1,90}") && !name.endsWith("."))
                                    .orElse(true)
                            ? Optional.empty()
                            : Optional.of(
                                    "must have 1 to 90 letters, digits, `-`, `_`, `.`, `(` or `)`, and must"
                                            + " not end with `.`");

    private static final Check TAGS =
            value ->
                    value.asMap().size() > 50
                                    || value.asMap().entrySet().stream()
                                            .anyMatch(tag ->
                                                    tag.getKey().length() > 512
                                                            || tag.getValue()
                                                                    .asText()
                                                                    .map(t -> t.length() > 256)
                                                                    .orElse(false))
                            ? Optional.of(
                                    "must have at most 50 entries, keys of at most 512 and values of at most"
                                            + " 256 characters")
                            : Optional.empty();

    /// Sent in lower case without spaces, as Azure names its places; the spelling of configuration
    /// or state stays.
    private static final Codec PLACE =
            new Codec() {
                @Override
                public Value toDocument(Value value, Value id) {
                    return value.asText().map(Sameness::packed).<Value>map(Value::of).orElse(value);
                }

                @Override
                public Value fromDocument(Value document, Type type, Value id) {
                    return toDocument(Codec.PLAIN.fromDocument(document, type, id), id);
                }
            };

    private Placement() {}

    /// The last segment of the id, sent in the body too.
    static Argument.Builder name(String says) {
        return text("name").required().replaces().check(Check.notEmpty()).at("name").says(says);
    }

    static Argument.Builder group() {
        return groupName("resource_group_name").says("The resource group it belongs to.");
    }

    static Argument.Builder groupName(String name) {
        return text(name).required().replaces().check(GROUP_NAME);
    }

    static Argument.Builder location() {
        return text("location")
                .required()
                .replaces()
                .check(Check.notEmpty())
                .at("location")
                .as(PLACE)
                .same(Sameness.IGNORING_CASE_AND_SPACES)
                .says("The Azure region, such as `West Europe` or `westeurope`.");
    }

    static Argument.Builder edgeZone() {
        return text("edge_zone")
                .replaces()
                .check(Check.notEmpty())
                .at("extendedLocation.name")
                .beside("extendedLocation.type", Value.of("EdgeZone"))
                .as(PLACE)
                .same(Sameness.IGNORING_CASE_AND_SPACES)
                .says("The edge zone within the region.");
    }

    static Argument.Builder tags() {
        return textMap("tags")
                .check(TAGS)
                .at("tags")
                .sendsWhenAbsent(Value.object(new LinkedHashMap<>()))
                .says("Tags, by key.");
    }
}
