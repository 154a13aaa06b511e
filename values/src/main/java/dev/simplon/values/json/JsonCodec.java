package dev.simplon.values.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.simplon.values.Type;
import dev.simplon.values.Utf8Order;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// JSON text (RFC 8259) to values and back.
///
/// Decoding without a type gives the implied one: objects, tuples, strings, numbers (exact, of any
/// size), bools, and null of [Type#DYNAMIC]. Of a member given twice the last counts. Encoding
/// writes members in the order they have, marks are not written, and an unknown value is refused.
public final class JsonCodec {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private JsonCodec() {}

    /// @throws JsonException if the text is not one JSON value
    public static Value decode(String text) throws JsonException {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            var value = read(parser);
            if (parser.nextToken() != null) {
                throw new JsonException("more than one JSON value", parser.currentLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new JsonException(e.getOriginalMessage(), e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws JsonException if the text is not one JSON value
    public static Value decode(byte[] utf8) throws JsonException {
        return decode(new String(utf8, StandardCharsets.UTF_8));
    }

    /// Decodes and converts to `type`.
    ///
    /// @throws JsonException if the text is not one JSON value
    /// @throws ConversionException if it is not of that type
    public static Value decode(String text, Type type) throws JsonException, ConversionException {
        return Conversion.convert(decode(text), type);
    }

    /// One line, without spaces.
    public static String encode(Value value) {
        var out = new StringWriter();
        try (var generator = FACTORY.createGenerator(out)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// Indented by two spaces, `"key": value`, empty containers as `{}` and `[]`, no newline at the
    /// end.
    public static String encodePretty(Value value) {
        return encodePretty(value, false);
    }

    private static String encodePretty(Value value, boolean escapes) {
        var out = new StringWriter();
        try (var generator = FACTORY.createGenerator(out)) {
            if (escapes) {
                generator.setCharacterEscapes(TerraformEscapes.INSTANCE);
            }
            var indenter = new DefaultIndenter("  ", "\n");
            var printer =
                    new DefaultPrettyPrinter(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                    .withObjectEmptySeparator("")
                                    .withArrayEmptySeparator(""));
            printer.indentObjectsWith(indenter);
            printer.indentArraysWith(indenter);
            generator.setPrettyPrinter(printer);
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// As Terraform's `jsonencode` writes it, byte for byte: one line, members sorted, `<`, `>`,
    /// `&` and the separators U+2028 and U+2029 escaped.
    public static String encodeTerraform(Value value) {
        return encodeOutput(sorted(value));
    }

    /// Likewise, with the members in the order in which they are, as Terraform's commands print
    /// JSON.
    public static String encodeOutput(Value value) {
        var out = new StringWriter();
        try (var generator = FACTORY.createGenerator(out)) {
            generator.setCharacterEscapes(TerraformEscapes.INSTANCE);
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// [#encodePretty] with Terraform's escapes, as state files have them. The order of members is
    /// kept; see [#sorted]. No newline at the end (a state file has one).
    public static String encodeState(Value value) {
        return encodePretty(value, true);
    }

    /// The same value with the members of its maps and objects in the order of their names' bytes.
    public static Value sorted(Value value) {
        return value.transform(inner ->
                switch (inner) {
                    case Value.MapValue(Type element, var elements) ->
                            Value.map(element, byName(elements));
                    case Value.ObjectValue(var members) -> Value.object(byName(members));
                    case Value.Text _,
                            Value.Num _,
                            Value.Bool _,
                            Value.NullValue _,
                            Value.Unknown _,
                            Value.ListValue _,
                            Value.SetValue _,
                            Value.TupleValue _,
                            Value.Sensitive _ ->
                            inner;
                });
    }

    private static SequencedMap<String, Value> byName(Map<String, Value> members) {
        var sorted = new TreeMap<String, Value>(Utf8Order.UTF8_ORDER);
        sorted.putAll(members);
        return sorted;
    }

    private static Value read(JsonParser parser) throws IOException, JsonException {
        var token = parser.currentToken();
        if (token == null) {
            throw new JsonException("no JSON value", parser.currentLocation());
        }
        return switch (token) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, Value>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    members.put(name, read(parser));
                }
                yield Value.object(members);
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Value>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(parser));
                }
                yield Value.tuple(elements);
            }
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.nullOf(Type.DYNAMIC);
            default -> throw new IllegalStateException("unexpected token " + token);
        };
    }

    private static void write(JsonGenerator generator, Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> generator.writeString(text);
            case Value.Num(BigDecimal number) -> generator.writeNumber(whole(number));
            case Value.Bool(boolean bool) -> generator.writeBoolean(bool);
            case Value.NullValue _ -> generator.writeNull();
            case Value.Sensitive(Value inner) -> write(generator, inner);
            case Value.ListValue _, Value.SetValue _, Value.TupleValue _ -> {
                generator.writeStartArray();
                for (var element : value.asList()) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case Value.MapValue _, Value.ObjectValue _ -> {
                generator.writeStartObject();
                for (var member : value.asMap().entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(generator, member.getValue());
                }
                generator.writeEndObject();
            }
            case Value.Unknown _ ->
                    throw new IllegalArgumentException("an unknown value has no JSON form");
        }
    }

    /// Written out, `1e999999999` would be a gigabyte.
    private static Value number(JsonParser parser) throws IOException, JsonException {
        try {
            var number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) <= Conversion.MOST_DIGITS) {
                return Value.of(number);
            }
        } catch (NumberFormatException _) {
            // An exponent that not even BigDecimal holds.
        }
        throw new JsonException("the number is too large", parser.currentLocation());
    }

    private static BigDecimal whole(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
