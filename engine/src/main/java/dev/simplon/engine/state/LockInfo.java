package dev.simplon.engine.state;

import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Who holds a state's lock: the content of `.<state file>.lock.info`, as Terraform writes it.
///
/// @param info free text; ours says `pid 1234`
/// @param who `user@host`
/// @param created RFC 3339, UTC
public record LockInfo(
        String id,
        String operation,
        String info,
        String who,
        String version,
        String created,
        String path) {
    private static final Pattern PID = Pattern.compile("pid (\\d+)");

    static LockInfo mine(String operation, Path state) {
        return new LockInfo(
                UUID.randomUUID().toString(),
                operation,
                "simplon pid " + ProcessHandle.current().pid(),
                System.getProperty("user.name", "unknown") + "@" + host(),
                StateCodec.TERRAFORM_VERSION,
                Instant.now().toString(),
                state.toString());
    }

    static Optional<LockInfo> read(Path file) {
        try {
            var value = JsonCodec.decode(Files.readAllBytes(file));
            return Optional.of(
                    new LockInfo(
                            text(value, "ID"),
                            text(value, "Operation"),
                            text(value, "Info"),
                            text(value, "Who"),
                            text(value, "Version"),
                            text(value, "Created"),
                            text(value, "Path")));
        } catch (IOException | JsonException _) {
            return Optional.empty();
        }
    }

    byte[] encode() {
        var members = new LinkedHashMap<String, Value>();
        members.put("ID", Value.of(id));
        members.put("Operation", Value.of(operation));
        members.put("Info", Value.of(info));
        members.put("Who", Value.of(who));
        members.put("Version", Value.of(version));
        members.put("Created", Value.of(created));
        members.put("Path", Value.of(path));
        return StateJson.compact(Value.object(members)).getBytes(StandardCharsets.UTF_8);
    }

    /// The process, if the writer said which.
    Optional<Long> pid() {
        var found = PID.matcher(info);
        return found.find() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
    }

    boolean onThisHost() {
        return who.endsWith("@" + host());
    }

    String describe() {
        return who
                + (info.isEmpty() ? "" : " (" + info + ")")
                + " since "
                + created
                + ", "
                + operation;
    }

    /// The name of this machine, without asking any network.
    private static String host() {
        var kernel = Path.of("/proc/sys/kernel/hostname");
        try {
            if (Files.isReadable(kernel)) {
                return Files.readString(kernel).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var named = System.getenv("HOSTNAME");
        var windows = System.getenv("COMPUTERNAME");
        return named != null ? named : windows != null ? windows : "localhost";
    }

    private static String text(Value value, String name) {
        return value.member(name).flatMap(Value::asText).orElse("");
    }
}
