package dev.simplon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.engine.state.StateFile;
import dev.simplon.testprovider.WorldOnDisk;
import dev.simplon.values.Diagnostic;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptedCreateTest {
    @TempDir Path directory;

    @Test
    void anObjectThatWasMadeWhenTheProcessWasKilledIsTakenOver() throws Exception {
        killBetweenTheWrites();
        var state = directory.resolve("terraform.tfstate");
        var pending = directory.resolve("terraform.tfstate.pending");
        assertThat(Files.readString(pending)).contains("test_box.a", "/boxes/a");
        assertThat(directory.resolve(".terraform.tfstate.lock.info")).exists();

        var stack = new Stack(new WorldOnDisk(directory.resolve("world")), new StateFile(state));
        var plan = stack.engine(InterruptedCreate.BOX).plan(PlanOptions.DEFAULT);
        assertThat(plan.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly(
                        "A stale lock was left behind", "An interrupted create was taken over");
        assertThat(plan.value().orElseThrow().isEmpty()).isTrue();
        assertThat(pending).doesNotExist();
        assertThat(stack.plan(InterruptedCreate.BOX).isEmpty()).isTrue();
        assertThat(stack.destroy(InterruptedCreate.BOX).destroyed()).isEqualTo(1);
    }

    @Test
    void anObjectThatIsNotThereIsMade() throws Exception {
        killBetweenTheWrites();
        try (var files = Files.list(directory.resolve("world"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        var state = directory.resolve("terraform.tfstate");
        var stack = new Stack(new WorldOnDisk(directory.resolve("world")), new StateFile(state));
        var plan = stack.engine(InterruptedCreate.BOX).plan(PlanOptions.DEFAULT);
        assertThat(Stack.actions(plan.value().orElseThrow())).containsExactly("create test_box.a");
        assertThat(stack.applied(InterruptedCreate.BOX).added()).isEqualTo(1);
        assertThat(directory.resolve("terraform.tfstate.pending")).doesNotExist();
    }

    private void killBetweenTheWrites() throws Exception {
        var process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                InterruptedCreate.class.getName(),
                                directory.resolve("terraform.tfstate").toString(),
                                directory.resolve("world").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("create a");
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(137);
    }
}
