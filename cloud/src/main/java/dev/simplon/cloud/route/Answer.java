package dev.simplon.cloud.route;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One HTTP answer; every body is JSON.
public record Answer(int status, Map<String, String> headers, Optional<String> body) {
    static Answer json(int status, Value body) {
        return text(status, JsonCodec.encode(body));
    }

    static Answer text(int status, String json) {
        return new Answer(status, Map.of(), Optional.of(json));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), Optional.empty());
    }

    /// No answer at all: the connection is closed.
    static final Answer NONE = empty(0);

    boolean isNone() {
        return status == 0;
    }

    Answer saying(Value other) {
        return new Answer(status, headers, Optional.of(JsonCodec.encode(other)));
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
