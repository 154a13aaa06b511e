package dev.simplon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProcessEndTest {
    @Test
    void aProcessThatNobodyBuriesHasEndedAllTheSame() throws Exception {
        // `cat` takes the shell's place and never asks for the child that the shell had started.
        var parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec cat").start();
        try (var said = parent.inputReader();
                var told = parent.outputWriter()) {
            var child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(ProcessEnd.isRunning(child)).isTrue();
            told.write("are you there?\n");
            told.flush();
            assertThat(said.readLine()).as("cat's echo").isEqualTo("are you there?");
            child.destroyForcibly();
            assertThat(ProcessEnd.await(child, Duration.ofSeconds(30))).isTrue();
            assertThat(child.isAlive()).as("Java counts a zombie as alive").isTrue();
            assertThat(ProcessEnd.isRunning(child)).isFalse();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }
}
