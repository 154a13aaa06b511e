package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.acceptance.ArmDoor;
import dev.simplon.acceptance.Simplon;
import java.util.HashMap;
import java.util.Map;

/// Something that goes wrong in the local cloud, asked for by name (`FaultKind` in its sources
/// lists them), until it is closed.
final class Fault implements AutoCloseable {
    private static final String PATH = "/simplon/faults";

    private final ArmDoor arm;
    private final String place;

    private Fault(ArmDoor arm, String place) {
        this.arm = arm;
        this.place = place;
    }

    /// @param path below the subscription
    /// @param more `times`, `polls` and others in turn with their values; once unless they say
    ///   otherwise
    static Fault at(LocalAzure azure, String name, String method, String path, Object... more) {
        var wanted = new HashMap<String, Object>();
        wanted.put("name", name);
        wanted.put("method", method);
        wanted.put("path", "*" + path);
        for (int i = 0; i < more.length; i += 2) {
            wanted.put((String) more[i], more[i + 1]);
        }
        var armed = azure.arm().send("POST", PATH, Simplon.JSON.valueToTree(Map.copyOf(wanted)));
        return new Fault(azure.arm(), PATH + "/" + armed.get("id").asText());
    }

    /// Returns when it has hit a request.
    Fault awaitHit() {
        assertThat(arm.plain(place + "/hits?atLeast=1").get("hits").asInt()).isPositive();
        return this;
    }

    int hits() {
        return arm.plain(place).get("hits").asInt();
    }

    /// Lets go what it holds.
    void release() {
        arm.send("POST", place + "/release", Simplon.JSON.createObjectNode());
    }

    @Override
    public void close() {
        arm.send("DELETE", place, Simplon.JSON.createObjectNode());
    }
}
