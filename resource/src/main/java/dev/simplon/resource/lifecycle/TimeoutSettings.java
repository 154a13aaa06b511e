package dev.simplon.resource.lifecycle;

import dev.simplon.resource.PrivateData;
import dev.simplon.resource.declaration.Timeouts;
import dev.simplon.resource.declaration.TypeAtVersion;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// How long the operations of one resource may take: its `timeouts` block over its type's defaults.
///
/// In the private data they are kept as Terraform's SDK keeps them, under its fixed key and in
/// nanoseconds, so that another provider of the same types reads them too. Source:
/// terraform-plugin-sdk, `helper/schema/resource_timeout.go`.
final class TimeoutSettings {
    private static final String KEY = "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0";

    private TimeoutSettings() {}

    static Timeouts of(TypeAtVersion type, Value resource) {
        var durations = new TreeMap<String, Duration>();
        type.timeouts()
                .byOperation()
                .forEach((operation, otherwise) ->
                        durations.put(operation, one(resource, operation, otherwise)));
        return new Timeouts(durations);
    }

    /// `prior` with these timeouts in it; what else it holds stays.
    static PrivateData kept(Timeouts timeouts, PrivateData prior) {
        var nanos = new LinkedHashMap<String, Value>();
        timeouts.byOperation()
                .forEach((operation, duration) ->
                        nanos.put(operation, Value.of(duration.toNanos())));
        var all = new TreeMap<String, Value>();
        if (!prior.isEmpty()) {
            try {
                all.putAll(JsonCodec.decode(prior.text()).asMap());
            } catch (JsonException | IllegalArgumentException _) {
                return PrivateData.of(encoded(nanos, all));
            }
        }
        return PrivateData.of(encoded(nanos, all));
    }

    private static String encoded(SequencedMap<String, Value> nanos, Map<String, Value> others) {
        others.put(KEY, Value.object(nanos));
        return JsonCodec.encode(Value.object(new LinkedHashMap<>(others)));
    }

    private static Duration one(Value resource, String operation, Duration otherwise) {
        return resource.member(TypeAtVersion.TIMEOUTS)
                .flatMap(block -> block.member(operation))
                .flatMap(Value::asText)
                .flatMap(GoDuration::parse)
                .orElse(otherwise);
    }
}
