package dev.simplon.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.plugin.log.LogLevel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5,6 | 6",
                "6,5 | 6",
                "5 | 5",
                " 6 , 7 | 6",
                "7,8 | 5",
                "'' | 5",
                "4,5,x | 5",
            })
    void highestProtocolThatBothSpeakIsTaken(String offered, int taken) {
        assertThat(Launch.of(Map.of("PLUGIN_PROTOCOL_VERSIONS", offered)).protocol())
                .isEqualTo(taken);
    }

    @Test
    void cookieTellsTerraformFromAPerson() {
        assertThat(Launch.of(Map.of()).byTerraform()).isFalse();
        assertThat(Launch.of(Map.of("TF_PLUGIN_MAGIC_COOKIE", "x")).byTerraform()).isFalse();
        assertThat(Launch.of(Map.of("TF_PLUGIN_MAGIC_COOKIE", RawClient.COOKIE)).byTerraform())
                .isTrue();
    }

    @Test
    void portsThatAreNoneAreAnyPort() {
        assertThat(Launch.of(Map.of("PLUGIN_MIN_PORT", "10000")).firstPort()).isEqualTo(10_000);
        assertThat(Launch.of(Map.of("PLUGIN_MAX_PORT", "70000")).lastPort()).isZero();
        assertThat(Launch.of(Map.of("PLUGIN_MIN_PORT", "x")).firstPort()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"debug,DEBUG", "JSON,TRACE", "nonsense,TRACE", "Warn,WARN", "off,OFF", "'',OFF"})
    void logLevelIsTerraforms(String text, LogLevel level) {
        assertThat(LogLevel.of(Map.of("TF_LOG", text))).isEqualTo(level);
        assertThat(LogLevel.of(Map.of("TF_LOG", "trace", "TF_LOG_PROVIDER", "error")))
                .isEqualTo(LogLevel.ERROR);
    }
}
