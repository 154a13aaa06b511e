package dev.simplon.configuration.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.simplon.configuration.Location;
import dev.simplon.values.Checked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;

/// Reads the text of a file. Members may repeat: in Terraform that means several blocks.
final class JsonReader {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build();

    private JsonReader() {}

    static Checked<Json> read(SourceFile file) {
        try (var parser = FACTORY.createParser(file.text())) {
            if (parser.nextToken() == null) {
                return Checked.failed(
                        file.error(
                                0,
                                "Missing JSON value",
                                "The file is empty; it must hold a JSON object."));
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                return Checked.failed(
                        file.error(
                                offset(parser),
                                "Extraneous data after value",
                                "The file must hold one JSON value, and more follows."));
            }
            return Checked.of(value);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var place =
                    at == null
                            ? new Location(file.name(), 0, 0)
                            : new Location(file.name(), at.getLineNr(), at.getColumnNr());
            return Checked.failed(place.error("Invalid JSON", said(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        int at = offset(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var members = new ArrayList<Json.Member>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    int nameAt = offset(parser);
                    parser.nextToken();
                    members.add(new Json.Member(name, nameAt, value(parser)));
                }
                yield new Json.JsonObject(members, at);
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Json>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new Json.JsonArray(elements, at);
            }
            case VALUE_STRING -> new Json.JsonString(parser.getText(), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    new Json.JsonNumber(parser.getDecimalValue(), at);
            case VALUE_TRUE -> new Json.JsonBool(true, at);
            case VALUE_FALSE -> new Json.JsonBool(false, at);
            case VALUE_NULL -> new Json.JsonNull(at);
            default -> throw new IllegalStateException("unexpected " + parser.currentToken());
        };
    }

    /// Without the parser's own remarks on where.
    private static String said(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll(" \\(start marker.*|\\s+at \\[Source.*", "") + ".";
    }

    private static int offset(JsonParser parser) {
        return (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
    }
}
