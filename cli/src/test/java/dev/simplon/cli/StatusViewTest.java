package dev.simplon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.values.json.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StatusViewTest {
    private static final String CONNECTION =
            """
            {"schemaVersion": 1, "source": "SOURCE", "sourceReason": "the lab is switched off (--lab off)",
             "connections": [{"name": "onpremise", "id": "/subscriptions/s", "type": "IPsec",
               "connectionStatus": "Connected", "source": "SOURCE",
               "ike": {"version": 2, "encryption": "AES_CBC_256", "prf": "PRF_HMAC_SHA1",
                       "dhGroup": "MODP_1024"},
               "child": {"encryption": "AES_GCM_16_256", "integrity": null,
                         "localTs": ["0.0.0.0/0"], "remoteTs": ["0.0.0.0/0"]}}],
             "processes": []}
            """;

    @Test
    void everyLineOfAPredictionSaysSoAndTheLastOneSaysWhy() throws Exception {
        var lines = printed("predicted").lines().toList();
        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).contains("predicted"));
        assertThat(lines).last().asString().contains("the lab is switched off (--lab off)");
    }

    @Test
    void whatIsMeasuredIsNotCalledPredicted() throws Exception {
        assertThat(printed("measured")).contains("[measured]").doesNotContain("predicted");
    }

    private static String printed(String source) throws Exception {
        var out = new ByteArrayOutputStream();
        new StatusView(JsonCodec.decode(CONNECTION.replace("SOURCE", source)))
                .print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
