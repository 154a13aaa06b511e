package dev.simplon.plugin.rpc;

import dev.simplon.plugin.wire.Message;
import dev.simplon.plugin.wire.WireException;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import dev.simplon.values.msgpack.MessagePackCodec;
import dev.simplon.values.msgpack.MessagePackException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A call as it came, read field by field.
final class Request {
    private final Message message;
    private final Connection connection;

    Request(Message message, Connection connection) {
        this.message = message;
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    Provider provider() {
        return connection.provider();
    }

    String text(int field) {
        return message.text(field);
    }

    long number(int field) {
        return message.number(field);
    }

    byte[] bytes(int field) {
        return message.bytes(field);
    }

    boolean has(int field) {
        return message.has(field);
    }

    /// A message inside this one; empty if it is not there.
    Optional<Message> message(int field) throws Refused {
        try {
            return message.message(field);
        } catch (WireException e) {
            throw malformed("field " + field + ": " + e.what());
        }
    }

    PrivateData privateData(int field) {
        return new PrivateData(Base64.getEncoder().encodeToString(message.bytes(field)));
    }

    /// A value of the schema's type; null if the field is not there.
    Value value(int field, TypeSchema schema) throws Refused {
        var dynamic = message(field);
        if (dynamic.isEmpty()) {
            return Value.nullOf(schema.type());
        }
        var packed = dynamic.get().view(1);
        var value =
                packed.hasRemaining()
                        ? unpacked(packed, schema)
                        : fromJson(dynamic.get().bytes(2), schema);
        schema.collectSecrets(value, connection.secrets());
        return value;
    }

    /// What a state file holds, as JSON implies it.
    Value rawState(int field, String type) throws Refused {
        var raw = message(field);
        var json = raw.map(message -> message.bytes(1)).orElseGet(() -> new byte[0]);
        if (json.length == 0) {
            throw new Refused(
                    Diagnostic.error(
                            "State of an old Terraform",
                            "The state of this "
                                    + type
                                    + " is in the flat form of Terraform 0.11 and older, which"
                                    + " cannot be read here. Write it anew with Terraform 0.12 to"
                                    + " 0.15 (`terraform refresh`), or remove it from the state"
                                    + " and import the object again."));
        }
        try {
            return JsonCodec.decode(json);
        } catch (JsonException e) {
            throw new Refused(
                    Diagnostic.error(
                            "State is not JSON",
                            "The state of this "
                                    + type
                                    + " is not JSON (line "
                                    + e.line()
                                    + ", column "
                                    + e.column()
                                    + "). The state file may be damaged: restore its backup."));
        }
    }

    private static Value unpacked(ByteBuffer packed, TypeSchema schema) throws Refused {
        try {
            return MessagePackCodec.decode(packed, schema.type());
        } catch (MessagePackException e) {
            throw new Refused(
                    Diagnostic.error(
                            e.at(),
                            "Malformed value",
                            "What Terraform sent for "
                                    + schema.name()
                                    + " is not a value of its schema: "
                                    + e.told()
                                    + ". Terraform and the provider may disagree about the"
                                    + " provider's version: run `terraform init -upgrade`."));
        }
    }

    private static Value fromJson(byte[] json, TypeSchema schema) throws Refused {
        if (json.length == 0) {
            return Value.nullOf(schema.type());
        }
        try {
            return JsonCodec.decode(new String(json, StandardCharsets.UTF_8), schema.type());
        } catch (JsonException e) {
            throw malformed("a value for " + schema.name() + " is not JSON");
        } catch (ConversionException e) {
            throw malformed("a value for " + schema.name() + " is not of its schema: " + e.told());
        }
    }

    static Refused malformed(String what) {
        return new Refused(
                Diagnostic.error(
                        "Malformed call",
                        "The provider does not understand what Terraform sent: " + what + "."));
    }
}
