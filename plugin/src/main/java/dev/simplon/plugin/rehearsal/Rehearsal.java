package dev.simplon.plugin.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplon.plugin.Launch;
import dev.simplon.plugin.Plugin;
import dev.simplon.plugin.PluginProcess;
import dev.simplon.plugin.tls.OwnCertificate;
import dev.simplon.plugin.wire.Message;
import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.plugin.wire.WireException;
import dev.simplon.resource.Provider;
import dev.simplon.resource.schema.Schema;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.msgpack.MessagePackCodec;
import dev.simplon.values.msgpack.MessagePackException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One provider through the life that Terraform leads with it: schema, validation, configuration,
/// then each object's creation, another look at it without a change, and its destruction. Mutual
/// TLS and protocol 6 as with Terraform.
///
/// ```java
/// try (var rehearsal = Rehearsal.of(environment, plugin)) {
///     rehearsal.configure(settings);
///     var group = rehearsal.create("test_group", written);
///     rehearsal.lookAgain();
///     rehearsal.destroyAll();
///     rehearsal.end();
/// }
/// ```
///
/// What the provider refuses ends it with an [IOException] that holds the provider's words.
public final class Rehearsal implements AutoCloseable {
    private static final String PROVIDER = "tfplugin6.Provider";
    private static final byte[] NONE = {};

    private final Provider provider;
    private final Thread process;
    private final Client client;
    private final List<Made> made = new ArrayList<>();

    /// @param answer to ApplyResourceChange
    private record Made(String type, Schema schema, Value config, Message answer) {
        Value state() throws IOException {
            return value(answer, 1, schema);
        }

        /// What the provider keeps for itself.
        byte[] hidden() {
            return answer.bytes(2);
        }
    }

    private Rehearsal(Provider provider, Thread process, Client client) {
        this.provider = provider;
        this.process = process;
        this.client = client;
    }

    /// Starts the provider as [PluginProcess] does, on a thread.
    ///
    /// @param environment what Terraform would be started with; what Terraform adds is added
    public static Rehearsal of(Map<String, String> environment, Plugin plugin)
            throws IOException, InterruptedException {
        try (var out = new PipedOutputStream();
                var in =
                        new BufferedReader(
                                new InputStreamReader(new PipedInputStream(out), UTF_8))) {
            var own = OwnCertificate.makeForClient(Clock.systemUTC().instant());
            var whole = new HashMap<>(environment);
            whole.put(Launch.COOKIE_NAME, Launch.COOKIE);
            whole.put("PLUGIN_PROTOCOL_VERSIONS", "5,6");
            whole.put("PLUGIN_MIN_PORT", "10000");
            whole.put("PLUGIN_MAX_PORT", "25000");
            whole.put("PLUGIN_CLIENT_CERT", Client.pem("CERTIFICATE", own.der()));
            whole.put("TF_LOG", "trace");
            var log = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
            var process =
                    Thread.ofPlatform()
                            .daemon()
                            .name("provider")
                            .start(() ->
                                    PluginProcess.serve(
                                            whole, plugin, new PrintStream(out, true, UTF_8), log));
            var client = Client.to(in.readLine(), own);
            client.openStreams();
            client.call(PROVIDER, "GetProviderSchema", new MessageWriter());
            return new Rehearsal(plugin.provider().get(), process, client);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /// @param written the arguments of the provider's block, as JSON would give them
    public void configure(Value written) throws IOException, InterruptedException {
        var schema = provider.providerSchema();
        var config = dynamic(Objects.configured(schema.block(), written), schema);
        call("ValidateProviderConfig", new MessageWriter().message(1, config), 2);
        call("ConfigureProvider", new MessageWriter().text(1, "1.11.4").message(2, config), 1);
    }

    /// Checks, plans and creates.
    ///
    /// @return the new object
    public Value create(String type, Value written) throws IOException, InterruptedException {
        var schema = schemaOf(provider.resourceTypes().get(type), type);
        var config = Objects.configured(schema.block(), written);
        var nothing = Value.nullOf(schema.block().impliedType());
        call("ValidateResourceConfig", about(type).message(2, dynamic(config, schema)), 1);
        var planned = plan(type, schema, nothing, config, config, NONE);
        var applied = apply(type, schema, nothing, planned, config);
        made.add(new Made(type, schema, config, applied));
        return made.getLast().state();
    }

    /// @return what the data source tells
    public Value read(String type, Value written) throws IOException, InterruptedException {
        var schema = schemaOf(provider.dataSources().get(type), type);
        var config = dynamic(Objects.configured(schema.block(), written), schema);
        call("ValidateDataResourceConfig", about(type).message(2, config), 1);
        return value(call("ReadDataSource", about(type).message(2, config), 2), 1, schema);
    }

    /// What a plan without a change does with every object.
    public void lookAgain() throws IOException, InterruptedException {
        for (var each : made) {
            var state =
                    value(
                            call(
                                    "ReadResource",
                                    about(each.type())
                                            .message(2, dynamic(raised(each), each.schema()))
                                            .bytes(3, each.hidden()),
                                    2),
                            1,
                            each.schema());
            plan(each.type(), each.schema(), state, state, each.config(), each.hidden());
        }
    }

    /// In the reverse order of creation.
    public void destroyAll() throws IOException, InterruptedException {
        for (var each : made.reversed()) {
            var nothing = Value.nullOf(each.schema().block().impliedType());
            var planned =
                    plan(each.type(), each.schema(), each.state(), nothing, nothing, each.hidden());
            apply(each.type(), each.schema(), each.state(), planned, nothing);
        }
        made.clear();
    }

    /// Tells the provider to end, as Terraform does, and waits until it has.
    public void end() throws IOException, InterruptedException {
        client.call("plugin.GRPCController", "Shutdown", new MessageWriter());
        process.join();
    }

    @Override
    public void close() {
        client.close();
        process.interrupt();
    }

    private Value raised(Made each) throws IOException, InterruptedException {
        var json = JsonCodec.encode(each.state()).getBytes(UTF_8);
        var request =
                new MessageWriter()
                        .text(1, each.type())
                        .number(2, each.schema().version())
                        .message(3, new MessageWriter().bytes(1, json));
        return value(call("UpgradeResourceState", request, 2), 1, each.schema());
    }

    private Message plan(
            String type, Schema schema, Value prior, Value proposed, Value config, byte[] hidden)
            throws IOException, InterruptedException {
        return call(
                "PlanResourceChange",
                about(type)
                        .message(2, dynamic(prior, schema))
                        .message(3, dynamic(proposed, schema))
                        .message(4, dynamic(config, schema))
                        .bytes(5, hidden),
                4);
    }

    private Message apply(String type, Schema schema, Value prior, Message planned, Value config)
            throws IOException, InterruptedException {
        return call(
                "ApplyResourceChange",
                about(type)
                        .message(2, dynamic(prior, schema))
                        .message(3, new MessageWriter().bytes(1, inner(planned).bytes(1)))
                        .message(4, dynamic(config, schema))
                        .bytes(5, planned.bytes(3)),
                3);
    }

    /// @param diagnostics the number of the answer's field for them
    private Message call(String name, MessageWriter request, int diagnostics)
            throws IOException, InterruptedException {
        var answer = client.call(PROVIDER, name, request);
        try {
            var problem = answer.message(diagnostics);
            if (problem.isPresent() && problem.get().number(1) == 1) {
                throw new IOException(
                        name + ": " + problem.get().text(2) + "\n" + problem.get().text(3));
            }
            return answer;
        } catch (WireException e) {
            throw new IOException(name + ": " + e.what(), e);
        }
    }

    private static MessageWriter about(String type) {
        return new MessageWriter().text(1, type);
    }

    private static MessageWriter dynamic(Value value, Schema schema) {
        return new MessageWriter()
                .bytes(1, MessagePackCodec.encode(value, schema.block().impliedType()));
    }

    private static Message inner(Message answer) throws IOException {
        try {
            return answer.message(1).orElseThrow(() -> new IOException("an answer without value"));
        } catch (WireException e) {
            throw new IOException(e.what(), e);
        }
    }

    private static Value value(Message answer, int field, Schema schema) throws IOException {
        Type type = schema.block().impliedType();
        try {
            var dynamic = answer.message(field);
            return dynamic.isEmpty()
                    ? Value.nullOf(type)
                    : MessagePackCodec.decode(dynamic.get().bytes(1), type);
        } catch (WireException e) {
            throw new IOException(e.what(), e);
        } catch (MessagePackException e) {
            throw new IOException(e.told(), e);
        }
    }

    private static Schema schemaOf(@Nullable Schema found, String type) {
        if (found == null) {
            throw new IllegalArgumentException("the provider has no " + type);
        }
        return found;
    }
}
