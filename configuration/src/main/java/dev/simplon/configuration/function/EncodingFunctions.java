package dev.simplon.configuration.function;

import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// base64decode, base64encode, jsondecode, jsonencode, urlencode.
final class EncodingFunctions {
    private EncodingFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("jsonencode")
                            .with("val", Type.DYNAMIC)
                            .taking(Function.Takes.NULL)
                            .gives(
                                    STRING,
                                    args -> Value.of(JsonCodec.encodeTerraform(args.getFirst()))),
                    Function.named("jsondecode")
                            .with("str", STRING)
                            .gives(Type.DYNAMIC, EncodingFunctions::jsondecode),
                    Function.named("base64encode")
                            .with("str", STRING)
                            .gives(STRING, args -> Value.of(base64(utf8(Arguments.text(args, 0))))),
                    Function.named("base64decode")
                            .with("str", STRING)
                            .gives(STRING, EncodingFunctions::base64decode),
                    Function.named("urlencode")
                            .with("str", STRING)
                            .gives(STRING, args -> Value.of(urlencoded(Arguments.text(args, 0)))));

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Value jsondecode(List<Value> args) throws FunctionFault {
        try {
            return JsonCodec.decode(Arguments.text(args, 0));
        } catch (JsonException e) {
            throw new FunctionFault(
                    "the text is no JSON (line %d, column %d)".formatted(e.line(), e.column()));
        }
    }

    private static Value base64decode(List<Value> args) throws FunctionFault {
        try {
            var bytes = Base64.getDecoder().decode(Arguments.text(args, 0));
            return Value.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException _) {
            throw new FunctionFault("failed to decode base64 data: the text is no base64");
        } catch (CharacterCodingException _) {
            throw new FunctionFault(
                    "the result of decoding the provided string is not valid UTF-8");
        }
    }

    /// As forms are: a space is `+`, and all but letters, digits and `-_.~` is escaped.
    private static String urlencoded(String text) {
        var encoded = new StringBuilder();
        for (byte b : utf8(text)) {
            char c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else if (c == ' ') {
                encoded.append('+');
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
