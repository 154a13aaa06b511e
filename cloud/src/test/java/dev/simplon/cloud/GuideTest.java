package dev.simplon.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.cloud.fault.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GuideTest {
    private static final Path GUIDE = Path.of("../docs/local-azure.md");

    @Test
    void guideTellsEveryFaultAsItIs() throws Exception {
        var rows =
                Files.readAllLines(GUIDE).stream()
                        .filter(line -> line.matches("\\| `[a-z-]+` \\| [^|]* \\| [^|]* \\| .*"))
                        .map(line -> line.split("\\|"))
                        .map(cells -> cells[1].strip() + " " + cells[4].strip())
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(FaultKind.values())
                                .map(kind -> "`" + kind.wire() + "` " + kind.effect())
                                .toList());
    }
}
