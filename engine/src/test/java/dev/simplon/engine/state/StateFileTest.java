package dev.simplon.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.engine.Golden;
import dev.simplon.engine.render.DiagnosticText;
import dev.simplon.engine.state.State.ObjectState;
import dev.simplon.engine.state.State.OutputValue;
import dev.simplon.engine.state.State.Slot;
import dev.simplon.engine.state.StateStore.Session;
import dev.simplon.resource.PrivateData;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateFileTest {
    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"vnet-to-vnet", "nat-rules", "no-shared-key", "data-sources"})
    void statesOfTerraformAreKeptByteForByte(String name) throws Exception {
        var bytes =
                Files.readAllBytes(
                        Path.of(
                                "src/test/resources/dev/simplon/engine/state/azurerm-4.20",
                                name + ".json"));
        var written = StateCodec.encode(StateCodec.decode(bytes));
        assertThat(new String(written, StandardCharsets.UTF_8).strip())
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8).strip());
    }

    @Test
    void terraformReadsOurState() throws Exception {
        write(file(), aState("one"));
        var listed = terraform("state", "list");
        assertThat(listed.output()).contains("test_box.one[\"k<&>\"]");
        assertThat(listed.code()).isZero();
        var pulled = terraform("state", "pull");
        assertThat(pulled.output().strip())
                .isEqualTo(Files.readString(directory.resolve("terraform.tfstate")).strip());
    }

    @Test
    void terraformWaitsForOurLockAndSaysWhoHoldsIt() throws Exception {
        write(file(), aState("one"));
        try (var session = open(file())) {
            session.write(aState("two"));
            var refused = terraform("state", "rm", "test_box.two");
            assertThat(refused.code()).isNotZero();
            assertThat(refused.output())
                    .contains("Error acquiring the state lock")
                    .contains("simplon pid " + ProcessHandle.current().pid());
        }
        assertThat(terraform("state", "rm", "test_box.two").output())
                .contains("Successfully removed 1 resource instance(s)");
    }

    @Test
    void aLivingLockRefusesWithWhoAndWhen() throws Exception {
        try (var _ = open(file())) {
            var refused = file().open("OperationTypeApply");
            assertThat(refused.diagnostics())
                    .extracting(Diagnostic::summary)
                    .containsExactly("The state is locked");
            assertThat(refused.diagnostics().getFirst().detail())
                    .contains("Locked by ")
                    .contains("pid " + ProcessHandle.current().pid())
                    .contains("OperationTypePlan")
                    .endsWith("Wait until it has ended, then try again. Nothing was changed.");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aStaleLockIsRecognisedAndTakenOver() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        var mine = LockInfo.mine("OperationTypeApply", Path.of("terraform.tfstate"));
        var left =
                new LockInfo(
                        mine.id(),
                        mine.operation(),
                        "simplon pid " + ended.pid(),
                        mine.who(),
                        mine.version(),
                        mine.created(),
                        mine.path());
        Files.write(directory.resolve(".terraform.tfstate.lock.info"), left.encode());
        try (var session = open(file())) {
            assertThat(session.notices()).hasSize(1);
            assertThat(session.notices().getFirst().summary())
                    .isEqualTo("A stale lock was left behind");
            assertThat(session.notices().getFirst().detail())
                    .contains("Process " + ended.pid() + " is gone");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aLockOfAnotherMachineIsNotTakenOver() throws Exception {
        var info = directory.resolve(".terraform.tfstate.lock.info");
        Files.writeString(
                info,
                "{\"ID\":\"1\",\"Operation\":\"OperationTypeApply\",\"Info\":\"\",\"Who\":\"eve@far-away\","
                        + "\"Version\":\"1.11.4\",\"Created\":\"2026-11-24T18:14:13Z\",\"Path\":\"terraform.tfstate\"}");
        var refused = file().open("OperationTypePlan");
        assertThat(refused.diagnostics().getFirst().summary())
                .isEqualTo("A lock was left behind by another machine");
        assertThat(refused.diagnostics().getFirst().detail()).endsWith("rm " + info);
        assertThat(info).exists();
    }

    @Test
    void everyFileIsTheOwnersOnly() throws Exception {
        var file = file();
        write(file, aState("one"));
        try (var session = open(file)) {
            session.write(aState("two"));
            session.begin(
                    new PendingCreate(
                            "test_box.a",
                            "test_box",
                            java.util.Optional.empty(),
                            java.time.Instant.EPOCH));
            try (var all = Files.list(directory)) {
                var files = all.toList();
                assertThat(files).hasSize(4);
                for (var each : files) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .as(each.toString())
                            .isEqualTo("rw-------");
                }
            }
            session.settle("test_box.a");
            assertThat(directory.resolve("terraform.tfstate.pending")).doesNotExist();
        }
    }

    @Test
    void theBackupHoldsWhatWasThereBefore() throws Exception {
        var file = file();
        write(file, aState("one"));
        var first = Files.readString(directory.resolve("terraform.tfstate"));
        try (var session = open(file)) {
            session.write(aState("two"));
            session.write(aState("three"));
        }
        assertThat(file.backup()).hasContent(first);
    }

    @Test
    void theSerialGrowsOnlyWithTheContent() throws Exception {
        var file = file();
        write(file, aState("one"));
        write(file, aState("one"));
        assertThat(file.read().value().orElseThrow().serial()).isEqualTo(1);
        write(file, aState("two"));
        assertThat(file.read().value().orElseThrow().serial()).isEqualTo(2);
    }

    @Test
    void anInterruptedWriteIsFinished() throws Exception {
        var file = file();
        write(file, aState("one"));
        var path = directory.resolve("terraform.tfstate");
        var next = StateCodec.encode(aState("two").withSerial(2));
        Files.write(directory.resolve("terraform.tfstate.next"), next);
        Files.write(path, java.util.Arrays.copyOf(next, next.length / 2));
        assertThat(file.read().value().orElseThrow().serial()).isEqualTo(2);
        try (var session = open(file)) {
            assertThat(session.state().sameContent(aState("two"))).isTrue();
            assertThat(session.notices())
                    .extracting(Diagnostic::summary)
                    .containsExactly("An interrupted write of the state was finished");
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(next);
        assertThat(directory.resolve("terraform.tfstate.next")).doesNotExist();
    }

    @Test
    void aWriteThatWasNotBegunIsForgotten() throws Exception {
        var file = file();
        write(file, aState("one"));
        Files.writeString(directory.resolve("terraform.tfstate.next"), "{\"version\": 4, \"ser");
        try (var session = open(file)) {
            assertThat(session.state().sameContent(aState("one"))).isTrue();
            assertThat(session.notices()).isEmpty();
        }
        assertThat(directory.resolve("terraform.tfstate.next")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-json", "truncated", "wrong-version", "no-lineage"})
    void aDamagedStateIsNamedAndLeftAlone(String how) throws Exception {
        var whole = new String(StateCodec.encode(aState("one")), StandardCharsets.UTF_8);
        var content =
                switch (how) {
                    case "not-json" -> "{\n  \"version\": 4,\n  oops\n}\n";
                    case "truncated" -> whole.substring(0, whole.length() / 2);
                    case "wrong-version" -> whole.replace("\"version\": 4", "\"version\": 3");
                    default -> whole.replace("\"lineage\"", "\"line\"");
                };
        var path = directory.resolve("terraform.tfstate");
        Files.writeString(path, content);
        if (!how.equals("no-lineage")) {
            Files.writeString(file().backup(), whole);
        }
        var refused = file().open("OperationTypePlan");
        Golden.check(
                "state/damaged-" + how + ".txt",
                DiagnosticText.of(
                        refused.diagnostics().stream().map(this::withoutDirectory).toList()));
        assertThat(path).hasContent(content);
        assertThat(file().read().isFailed()).isTrue();
    }

    /// The name of the directory is another in each run, and lines are broken by their length.
    private Diagnostic withoutDirectory(Diagnostic diagnostic) {
        return new Diagnostic(
                diagnostic.severity(),
                diagnostic.at(),
                diagnostic.summary(),
                diagnostic.detail().replace(directory.toString(), "DIR"),
                diagnostic
                        .origin()
                        .map(origin ->
                                new Diagnostic.Origin(
                                        origin.address(),
                                        origin.file()
                                                .map(f -> f.replace(directory.toString(), "DIR")),
                                        origin.line(),
                                        origin.column())));
    }

    private StateFile file() {
        return new StateFile(directory.resolve("terraform.tfstate"));
    }

    private static Session open(StateFile file) {
        var opened = file.open("OperationTypePlan");
        assertThat(opened.diagnostics()).isEmpty();
        return opened.value().orElseThrow();
    }

    private static void write(StateFile file, State state) throws IOException {
        try (var session = open(file)) {
            session.write(state);
        }
    }

    private static State aState(String name) {
        var members = new LinkedHashMap<String, Value>();
        members.put("name", Value.of("<" + name + "&>"));
        members.put("secret", Value.of("s3cr3t"));
        var object =
                new ObjectState(
                        "provider[\"registry.terraform.io/hashicorp/test\"]",
                        false,
                        0,
                        Value.object(members),
                        List.of(dev.simplon.values.Path.of("secret")),
                        PrivateData.of("{}"),
                        List.of("test_box.zero"),
                        false);
        var state =
                new State(
                                "5f2c3c0e-0000-4000-8000-000000000000",
                                0,
                                new java.util.TreeMap<>(),
                                new java.util.TreeMap<>())
                        .with(
                                Slot.current(
                                        Address.managed("test_box", name)
                                                .with(new InstanceKey.Key("k<&>"))),
                                object);
        return state.withOutputs(Map.of("o", new OutputValue(Value.of(name), Type.STRING, true)));
    }

    private record Ran(int code, String output) {}

    private Ran terraform(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true);
            builder.environment().put("CHECKPOINT_DISABLE", "1");
            builder.environment().remove("TF_CLI_CONFIG_FILE");
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "this test needs terraform 1.11.4 on the PATH (releases of HashiCorp)", e);
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }
}
