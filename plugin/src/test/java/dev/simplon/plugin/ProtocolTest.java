package dev.simplon.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.simplon.plugin.log.LogLevel;
import dev.simplon.plugin.wire.MessageWriter;
import dev.simplon.plugin.wire.WireException;
import dev.simplon.resource.PrivateData;
import dev.simplon.resource.Provider;
import dev.simplon.resource.schema.Schema;
import dev.simplon.testprovider.TestProvider;
import dev.simplon.testprovider.World;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import dev.simplon.values.msgpack.MessagePackCodec;
import dev.simplon.values.msgpack.MessagePackException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The services on the connection, called by hand with what terraform would never send.
class ProtocolTest {
    private static final String SECRET = "correct-horse-battery";

    private final World world = new World();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private PluginServer server = serve(() -> new TestProvider(world));
    private RawClient client = new RawClient(server.port());

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void malformedMessageIsAnsweredWithADiagnostic() {
        var told = client.provider("PlanResourceChange", 4, new byte[] {0x0A, 0x7F}).diagnostics();
        assertThat(told)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.error()).isTrue();
                    assertThat(one.summary()).isEqualTo("Malformed call");
                    assertThat(one.detail()).contains("the message ends too early");
                });
    }

    @Test
    void malformedValueIsAnsweredWithADiagnosticAtItsPlace() {
        var bytes = MessagePackCodec.encode(box("a"), boxType());
        bytes[bytes.length - 2] = (byte) 0xC1;
        var told =
                client.provider(
                                "ValidateResourceConfig",
                                1,
                                new MessageWriter()
                                        .text(1, "test_box")
                                        .message(2, new MessageWriter().bytes(1, bytes)))
                        .diagnostics();
        assertThat(told)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.summary()).isEqualTo("Malformed value");
                    assertThat(one.detail()).contains("test_box").contains("(byte ");
                    assertThat(one.path()).isNotEmpty();
                });
    }

    @Test
    void wildFramesNeverBreakTheConnection() {
        var plan = plan(box("a"), "a").bytes();
        qt().withExamples(500)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var random = new Random(seed);
                    var bytes = plan.clone();
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                    }
                    var reply = client.provider("PlanResourceChange", 4, bytes);
                    assertThat(reply.message().has(1) || !reply.diagnostics().isEmpty()).isTrue();
                });
    }

    @Test
    void unknownTypeIsToldWithTheNearestOne() {
        var told =
                client.provider("ReadResource", 2, new MessageWriter().text(1, "test_bax"))
                        .diagnostics();
        assertThat(told)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.summary()).isEqualTo("No resource type test_bax");
                    assertThat(one.detail()).contains("Did you mean \"test_box\"?");
                });
    }

    @Test
    void providerThatThrowsIsADiagnosticThatTellsNoSecret() {
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public Planned plan(
                            String type,
                            Value prior,
                            Value proposed,
                            Value config,
                            PrivateData data) {
                        throw new IllegalStateException("no idea what to do with " + SECRET);
                    }
                });
        var told =
                client.provider("PlanResourceChange", 4, plan(box(SECRET), SECRET)).diagnostics();
        assertThat(told)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.summary())
                            .isEqualTo("The provider failed while planning test_box");
                    assertThat(one.detail())
                            .contains(
                                    "IllegalStateException: no idea what to do with (sensitive value)")
                            .contains("ProtocolTest.java");
                });
        assertThat(log.toString(UTF_8))
                .contains("\"@level\":\"error\"")
                .contains("\"tf_rpc\":\"PlanResourceChange\"")
                .contains("\"tf_type\":\"test_box\"")
                .contains("\"stack\":")
                .doesNotContain(SECRET);
    }

    @Test
    void applyThatThrowsKeepsWhatWasThere() throws WireException, MessagePackException {
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public Applied apply(
                            String type,
                            Value prior,
                            Value planned,
                            Value config,
                            PrivateData data) {
                        throw new StackOverflowError();
                    }
                });
        var prior = box("old").with("ticket", Value.nullOf(Type.STRING));
        var reply =
                client.provider(
                        "ApplyResourceChange",
                        3,
                        new MessageWriter()
                                .text(1, "test_box")
                                .message(2, dynamic(prior))
                                .message(3, dynamic(box("new")))
                                .message(4, dynamic(box("new")))
                                .bytes(5, new byte[] {1, 2}));
        assertThat(reply.diagnostics())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.summary())
                                .isEqualTo("The provider failed while applying test_box"));
        assertThat(reply.message().bytes(2)).containsExactly(1, 2);
        assertThat(
                        MessagePackCodec.decode(
                                reply.message().message(1).orElseThrow().bytes(1), boxType()))
                .isEqualTo(prior);
    }

    @Test
    void malformedPlanAtApplyKeepsWhatWasThere() {
        var reply =
                client.provider(
                        "ApplyResourceChange",
                        3,
                        new MessageWriter()
                                .text(1, "test_box")
                                .message(2, dynamic(box("old")))
                                .message(3, new MessageWriter().bytes(1, new byte[] {1})));
        assertThat(reply.diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.summary()).isEqualTo("Malformed value"));
        assertThat(new String(reply.message().bytes(1), UTF_8)).contains("/boxes/a");
        assertThat(world.log()).isEmpty();
    }

    /// Also what the state holds or the provider has just read.
    @Test
    void secretsOfTheStateAreMaskedInMessages() {
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public State upgrade(String type, long version, Value raw) {
                        throw new IllegalStateException("what is " + SECRET);
                    }

                    @Override
                    public State read(String type, Value state, PrivateData data) {
                        return new State(
                                box(SECRET + "-read"),
                                data,
                                List.of(
                                        Diagnostic.warning(
                                                Path.ROOT, "Odd", "It is " + SECRET + "-read.")));
                    }
                });
        var raw = "{\"secret\":\"" + SECRET + "\"}";
        assertThat(
                        client.provider(
                                        "UpgradeResourceState",
                                        2,
                                        new MessageWriter()
                                                .text(1, "test_box")
                                                .message(3, new MessageWriter().text(1, raw)))
                                .diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).contains("what is (sensitive value)"));
        assertThat(
                        client.provider(
                                        "ReadResource",
                                        2,
                                        new MessageWriter()
                                                .text(1, "test_box")
                                                .message(2, dynamic(box("other"))))
                                .diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).isEqualTo("It is (sensitive value)."));
    }

    /// Terraform prints the line at a diagnostic's path.
    @Test
    void whatIsSaidOfASecretIsSaidOfTheBlockAroundIt() {
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public List<Diagnostic> validateResource(String type, Value config) {
                        return List.of(
                                Diagnostic.error(Path.of("secret"), "Too short", "`secret` is."),
                                Diagnostic.error(Path.of("ticket"), "Too old", "`ticket` is."),
                                Diagnostic.error(Path.of("size"), "Too large", "`size` is."));
                    }
                });
        assertThat(
                        client.provider(
                                        "ValidateResourceConfig",
                                        1,
                                        new MessageWriter()
                                                .text(1, "test_box")
                                                .message(2, dynamic(box(SECRET)))
                                                .message(3, new MessageWriter().flag(2, true)))
                                .diagnostics())
                .extracting(RawClient.Told::path)
                .containsExactly(List.of(), List.of(), List.of("size"));
    }

    @Test
    void whatWasMadeIsRememberedThoughItsStateIsOfNoType() {
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public Applied apply(
                            String type,
                            Value prior,
                            Value planned,
                            Value config,
                            PrivateData data) {
                        var made = super.apply(type, prior, planned, config, data);
                        return new Applied(
                                ((ObjectValue) made.state()).with("size", Value.of(SECRET)),
                                made.privateData(),
                                made.diagnostics());
                    }
                });
        var planned = box(SECRET).with("revision", Value.unknown(Type.NUMBER));
        var reply =
                client.provider(
                        "ApplyResourceChange",
                        3,
                        new MessageWriter()
                                .text(1, "test_box")
                                .message(3, dynamic(planned))
                                .message(4, dynamic(planned)));
        assertThat(world.ids()).containsExactly("/boxes/a");
        assertThat(reply.diagnostics())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.detail())
                                .contains("size: number required, not string")
                                .doesNotContain(SECRET));
        assertThat(new String(reply.message().bytes(1), UTF_8)).contains("/boxes/a");
    }

    @Test
    void providerThatCannotBeMadeIsADiagnosticToo() {
        restart(() -> {
            throw new IllegalStateException("no provider today");
        });
        assertThat(client.provider("GetProviderSchema", 4, new byte[0]).diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).contains("no provider today"));
        assertThat(client.provider("GetMetadata", 2, new byte[0]).diagnostics()).hasSize(1);
    }

    @Test
    void writeOnlyArgumentNeedsAClientThatKnowsThem() {
        var config = new MessageWriter().text(1, "test_box").message(2, dynamic(box("a")));
        assertThat(client.provider("ValidateResourceConfig", 1, config).diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.summary()).contains("newer Terraform"));
        assertThat(
                        client.provider(
                                        "ValidateResourceConfig",
                                        1,
                                        config.message(3, new MessageWriter().flag(2, true)))
                                .diagnostics())
                .isEmpty();
    }

    @Test
    void writeOnlyValueIsInNoAnswer() {
        var planned = client.provider("PlanResourceChange", 4, plan(box(SECRET), SECRET));
        assertThat(planned.diagnostics()).isEmpty();
        var applied =
                client.provider(
                        "ApplyResourceChange",
                        3,
                        new MessageWriter()
                                .text(1, "test_box")
                                .message(3, dynamic(box(SECRET)))
                                .message(4, dynamic(box(SECRET))));
        assertThat(new String(planned.message().bytes(1), UTF_8))
                .doesNotContain("ticket-" + SECRET);
        assertThat(applied.message().has(1)).isTrue();
        assertThat(new String(applied.message().bytes(1), UTF_8))
                .doesNotContain("ticket-" + SECRET);
        assertThat(log.toString(UTF_8)).contains("ApplyResourceChange").doesNotContain(SECRET);
    }

    @Test
    void findingOfTheReviewStandsAtItsArgument() {
        var large = box("a").with("size", Value.of(101));
        assertThat(client.provider("PlanResourceChange", 4, plan(large, "a")).diagnostics())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.summary()).isEqualTo("Too large");
                    assertThat(one.path()).containsExactly("size");
                });
    }

    /// Terraform plans a replacement twice: first as a change, then as a creation.
    @Test
    void replacementIsReviewedOnce() {
        var large = box("a").with("size", Value.of(101));
        var change = plan(large, "a").message(2, dynamic(box("a").with("name", Value.of("b"))));
        assertThat(client.provider("PlanResourceChange", 4, change).diagnostics()).isEmpty();
        var same = plan(large, "a").message(2, dynamic(box("a")));
        assertThat(client.provider("PlanResourceChange", 4, same).diagnostics()).hasSize(1);
    }

    @Test
    void deviationFromThePlanIsAnnounced() {
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public Applied apply(
                            String type,
                            Value prior,
                            Value planned,
                            Value config,
                            PrivateData data) {
                        return super.apply(type, prior, planned, config, data)
                                .withLegacyTypeSystem();
                    }
                });
        var apply =
                new MessageWriter()
                        .text(1, "test_box")
                        .message(3, dynamic(box("a")))
                        .message(4, dynamic(box("a")));
        assertThat(client.provider("ApplyResourceChange", 3, apply).message().flag(4)).isTrue();
    }

    @Test
    void whatTheProviderDoesNotHaveIsToldSo() throws WireException {
        var function =
                client.provider("CallFunction", 15, new MessageWriter().text(1, "parse"))
                        .message()
                        .message(2)
                        .orElseThrow();
        assertThat(function.text(1)).isEqualTo("This provider has no function parse.");
        assertThat(client.provider("GetFunctions", 2, new byte[0]).message().has(1)).isFalse();
        for (var call : List.of("Validate", "Open", "Renew", "Close")) {
            var name = call + "EphemeralResource" + (call.equals("Validate") ? "Config" : "");
            assertThat(
                            client.provider(name, 1, new MessageWriter().text(1, "test_token"))
                                    .diagnostics())
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.summary())
                                    .isEqualTo("No ephemeral resource test_token"));
        }
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> client.provider("GetResourceIdentitySchemas", 2, new byte[0]))
                .satisfies(e ->
                        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
    }

    @Test
    void moveTakesOverTheSameTypeAlone() {
        var json = "{\"id\":\"/boxes/a\",\"name\":\"a\",\"old\":true}";
        var move =
                new MessageWriter()
                        .text(1, "registry.terraform.io/other/test")
                        .text(2, "test_box")
                        .message(4, new MessageWriter().text(1, json))
                        .text(5, "test_box")
                        .bytes(6, new byte[] {7});
        var moved = client.provider("MoveResourceState", 2, move);
        assertThat(moved.diagnostics()).isEmpty();
        assertThat(moved.message().bytes(3)).containsExactly(7);
        assertThat(new String(moved.message().bytes(1), UTF_8)).contains("/boxes/a");
        assertThat(
                        client.provider("MoveResourceState", 2, move.text(5, "test_anonymous"))
                                .diagnostics())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.detail())
                                .contains("A test_box of registry.terraform.io/other/test")
                                .contains("cannot become a test_anonymous"));
    }

    @Test
    void flatStateOfAnOldTerraformIsToldSo() {
        var flat = new MessageWriter().message(2, new MessageWriter().text(1, "id").text(2, "x"));
        assertThat(
                        client.provider(
                                        "UpgradeResourceState",
                                        2,
                                        new MessageWriter().text(1, "test_box").message(3, flat))
                                .diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).contains("Terraform 0.11"));
    }

    @Test
    void stopInterruptsWhatIsUnderWayAndNothingElse() throws Exception {
        var begun = new CountDownLatch(1);
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public State read(String type, Value state, PrivateData data) {
                        if (begun.getCount() > 0) {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException _) {
                                return new State(state, PrivateData.of("stopped"), List.of());
                            }
                        }
                        return new State(state, PrivateData.NONE, List.of());
                    }
                });
        var read = new MessageWriter().text(1, "test_box").message(2, dynamic(box("a"))).bytes();
        var waiting = client.begin("tfplugin6.Provider", "ReadResource", read);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        client.provider("StopProvider", 15, new byte[0]);
        assertThat(new String(waiting.get(30, TimeUnit.SECONDS), UTF_8)).contains("stopped");
        assertThat(client.provider("ReadResource", 2, read).message().bytes(3)).isEmpty();
    }

    @Test
    void eachConnectionHasAProviderOfItsOwn() {
        var made = new AtomicInteger();
        restart(() -> {
            made.incrementAndGet();
            return new TestProvider(world);
        });
        assertThat(made).hasValue(0);
        var read = new MessageWriter().text(1, "test_box").message(2, dynamic(box("a")));
        client.provider("ReadResource", 2, read);
        client.provider("ReadResource", 2, read);
        assertThat(made).hasValue(1);
        try (var other = new RawClient(server.port())) {
            other.provider("ReadResource", 2, read);
        }
        assertThat(made).hasValue(2);
    }

    @Test
    void healthIsTold() {
        assertThat(client.call("grpc.health.v1.Health", "Check", new byte[0]))
                .containsExactly(8, 1);
        assertThat(
                        client.call(
                                "grpc.health.v1.Health",
                                "Check",
                                new MessageWriter().text(1, "plugin").bytes()))
                .containsExactly(8, 1);
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() ->
                        client.call(
                                "grpc.health.v1.Health",
                                "Check",
                                new MessageWriter().text(1, "other").bytes()))
                .withMessageContaining("NOT_FOUND");
    }

    @Test
    void schemaCanBeGivenAsBytes() throws IOException {
        var bytes = ProviderSchema.answer(new TestProvider(world), 6);
        client.close();
        server.close();
        server =
                PluginServer.start(
                        Launch.toAttach(6, LogLevel.OFF),
                        new Plugin(
                                () -> {
                                    throw new AssertionError("nobody needs a provider for that");
                                },
                                _ -> bytes),
                        new PrintStream(log, true, UTF_8));
        client = new RawClient(server.port());
        assertThat(client.call("tfplugin6.Provider", "GetProviderSchema", new byte[0]))
                .isEqualTo(bytes);
    }

    @Test
    void providerEndsWithItsConnection() throws InterruptedException {
        var ended = new CountDownLatch(1);
        restart(() ->
                new TestProvider(world) {
                    @Override
                    public void close() {
                        ended.countDown();
                    }
                });
        var read = new MessageWriter().text(1, "test_box").message(2, dynamic(box("a")));
        client.provider("ReadResource", 2, read);
        assertThat(ended.getCount()).isOne();
        client.close();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void restart(Supplier<Provider> provider) {
        client.close();
        server.close();
        server = serve(provider);
        client = new RawClient(server.port());
    }

    private PluginServer serve(Supplier<Provider> provider) {
        try {
            return PluginServer.start(
                    Launch.toAttach(6, LogLevel.DEBUG),
                    Plugin.of(provider),
                    new PrintStream(log, true, UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MessageWriter plan(ObjectValue box, String secret) {
        var written = box.with("ticket", Value.of("ticket-" + secret));
        return new MessageWriter()
                .text(1, "test_box")
                .message(3, dynamic(written))
                .message(4, dynamic(written));
    }

    private static MessageWriter dynamic(Value value) {
        return new MessageWriter().bytes(1, MessagePackCodec.encode(value, boxType()));
    }

    private static Type boxType() {
        return boxSchema().block().impliedType();
    }

    private static Schema boxSchema() {
        return Objects.requireNonNull(
                new TestProvider(new World()).resourceTypes().get("test_box"));
    }

    /// A box with this secret, named like it but shorter.
    private static ObjectValue box(String secret) {
        var members = new LinkedHashMap<String, Value>();
        boxSchema()
                .block()
                .attributes()
                .forEach((name, attribute) -> members.put(name, Value.nullOf(attribute.type())));
        boxSchema()
                .block()
                .blocks()
                .forEach((name, block) ->
                        members.put(
                                name,
                                block.impliedType() instanceof Type.SetOf(Type element)
                                        ? Value.set(element, List.of())
                                        : Value.list(block.block().impliedType(), List.of())));
        members.put("id", Value.of("/boxes/a"));
        members.put("name", Value.of("a"));
        members.put("size", Value.of(1));
        members.put("revision", Value.of(1));
        members.put("secret", Value.of(secret));
        members.put("ticket", Value.of("ticket-" + secret));
        return Value.object(members);
    }
}
