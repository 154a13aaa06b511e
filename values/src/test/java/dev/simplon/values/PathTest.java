package dev.simplon.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTest {
    @Test
    void isWrittenAsTerraformWritesIt() {
        var path = Path.of("ip_configuration").index(0).attribute("subnet_id");
        assertThat(path).hasToString("ip_configuration[0].subnet_id");
        assertThat(Path.of("tags").key("k")).hasToString("tags[\"k\"]");
    }
}
