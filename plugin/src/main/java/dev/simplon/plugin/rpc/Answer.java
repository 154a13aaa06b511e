package dev.simplon.plugin.rpc;

import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.msgpack.MessagePackCodec;
import java.util.ArrayList;
import java.util.List;

/// An answer that is being made.
final class Answer {
    private final Secrets secrets;
    private final MessageWriter fields = new MessageWriter();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /// @param secrets whatever the answer tells in words is masked with them
    Answer(Secrets secrets) {
        this.secrets = secrets;
    }

    MessageWriter fields() {
        return fields;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// @param schema of what they are about
    void add(List<Diagnostic> more, TypeSchema schema) {
        more.stream().map(schema::discreet).forEach(diagnostics::add);
    }

    boolean hasError() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /// Adds a value of the schema's type, without what is write-only.
    void value(int field, Value value, TypeSchema schema) {
        fields.message(field, dynamic(value, schema));
    }

    MessageWriter dynamic(Value value, TypeSchema schema) {
        schema.collectSecrets(value, secrets);
        return new MessageWriter()
                .bytes(1, MessagePackCodec.encode(schema.withoutWriteOnly(value), schema.type()));
    }

    byte[] bytes(int diagnosticsField) {
        return fields.messages(
                        diagnosticsField,
                        diagnostics,
                        diagnostic -> Forms.diagnostic(diagnostic, secrets))
                .bytes();
    }
}
