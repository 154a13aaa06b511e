package dev.simplon.plugin.rpc;

import dev.simplon.plugin.log.Log;
import dev.simplon.plugin.log.LogLevel;
import dev.simplon.plugin.wire.Message;
import dev.simplon.plugin.wire.WireException;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// `tfplugin5.Provider` or `tfplugin6.Provider`. Whatever happens inside a call, its answer is a
/// message: a mistake of the caller or of the provider is a diagnostic in it.
public final class ProviderService {
    private static final int FRAMES_TOLD = 3;

    private final int protocol;
    private final IntFunction<byte[]> schema;
    private final Log log;

    /// @param schema the answer to GetProviderSchema, by protocol
    public ProviderService(int protocol, IntFunction<byte[]> schema, Log log) {
        this.protocol = protocol;
        this.schema = schema;
        this.log = log;
    }

    public ServerServiceDefinition definition() {
        var service = "tfplugin" + protocol + ".Provider";
        var definition = ServerServiceDefinition.builder(service);
        for (var rpc : Rpc.all()) {
            definition.addMethod(
                    Methods.of(MethodType.UNARY, service, rpc.name(protocol)),
                    new UnaryHandler((bytes, call) -> answer(rpc, bytes, Connections.of(call))));
        }
        var schemaCall = protocol == 5 ? "GetSchema" : "GetProviderSchema";
        definition.addMethod(
                Methods.of(MethodType.UNARY, service, schemaCall),
                new UnaryHandler((_, call) -> schemaAnswer(schemaCall, Connections.of(call))));
        return definition.build();
    }

    private byte[] schemaAnswer(String name, Connection connection) {
        long start = System.nanoTime();
        var failed = new Answer(connection.secrets());
        try {
            return schema.apply(protocol);
        } catch (RuntimeException | Error e) {
            failed.diagnostics().add(failure(e, "telling its schema", name, connection.secrets()));
            return failed.bytes(SchemaMessages.DIAGNOSTICS);
        } finally {
            tell(name, "", start, failed);
        }
    }

    private byte[] answer(Rpc rpc, byte[] bytes, Connection connection) {
        long start = System.nanoTime();
        var secrets = connection.secrets();
        var answer = new Answer(secrets);
        var type = "";
        try {
            var message = Message.of(bytes);
            type = rpc.namesType() ? message.text(1) : "";
            var doing = rpc.doing() + (type.isEmpty() ? "" : " " + type);
            connection.running(() -> {
                try {
                    rpc.body().answer(new Request(message, connection), answer);
                } catch (Refused e) {
                    answer.diagnostics().add(e.diagnostic());
                } catch (RuntimeException | Error e) {
                    answer.diagnostics().add(failure(e, doing, rpc.name(protocol), secrets));
                }
                return answer;
            });
        } catch (WireException e) {
            answer.diagnostics().add(Request.malformed(e.what()).diagnostic());
        }
        tell(rpc.name(protocol), type, start, answer);
        return answer.bytes(rpc.diagnostics());
    }

    private void tell(String name, String type, long start, Answer answer) {
        var level = answer.hasError() ? LogLevel.ERROR : LogLevel.DEBUG;
        if (!log.isOn(level)) {
            return;
        }
        var more = new LinkedHashMap<String, Value>();
        more.put("tf_rpc", Value.of(name));
        if (!type.isEmpty()) {
            more.put("tf_type", Value.of(type));
        }
        more.put("tf_req_duration_ms", Value.of((System.nanoTime() - start) / 1_000_000));
        if (!answer.diagnostics().isEmpty()) {
            more.put("diagnostic_count", Value.of(answer.diagnostics().size()));
        }
        log.write(level, answer.hasError() ? "Call failed" : "Call done", more);
    }

    /// A defect of the provider, told so that it can be reported.
    private Diagnostic failure(Throwable thrown, String doing, String name, Secrets secrets) {
        if (log.isOn(LogLevel.ERROR)) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            var more = new LinkedHashMap<String, Value>();
            more.put("tf_rpc", Value.of(name));
            more.put("stack", Value.of(secrets.masked(trace.toString())));
            log.write(LogLevel.ERROR, "The provider threw", more);
        }
        return Diagnostic.error(
                "The provider failed while " + doing,
                "This is a defect of the provider, not of the configuration:\n\n"
                        + thrown
                        + "\n"
                        + Arrays.stream(thrown.getStackTrace())
                                .limit(FRAMES_TOLD)
                                .map(frame -> "  at " + frame + "\n")
                                .collect(Collectors.joining())
                        + "\nPlease report it, with the log of a run under"
                        + " TF_LOG_PROVIDER=debug.");
    }
}
