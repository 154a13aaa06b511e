package dev.simplon.lab;

import dev.simplon.lab.vici.ViciConnection;
import dev.simplon.lab.vici.ViciException;
import dev.simplon.lab.vici.ViciValue.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One incarnation of a tunnel end's charon, spoken to over VICI: one connection for commands, one
/// for events. Everything fails with an `IOException` once it is dead.
final class Charon implements AutoCloseable {
    private static final List<String> EVENTS =
            List.of("log", "ike-updown", "child-updown", "ike-rekey", "child-rekey");

    private final long incarnation;
    private final String tun;
    private final ViciConnection commands;
    private final ViciConnection events;
    private final Runnable changed;
    private volatile @Nullable Trouble trouble;
    private volatile @Nullable String refusal;

    private Charon(
            long incarnation,
            String tun,
            ViciConnection commands,
            ViciConnection events,
            Runnable changed) {
        this.incarnation = incarnation;
        this.tun = tun;
        this.commands = commands;
        this.events = events;
        this.changed = changed;
    }

    /// @param changed is called when a tunnel went up or down, or a trouble was heard of
    static Charon connect(
            CharonConfiguration configuration, long incarnation, String tun, Runnable changed)
            throws IOException {
        var commands = ViciConnection.open(configuration.vici());
        ViciConnection events;
        try {
            events = ViciConnection.open(configuration.vici());
        } catch (IOException e) {
            commands.close();
            throw e;
        }
        var charon = new Charon(incarnation, tun, commands, events, changed);
        try {
            charon.begin(configuration);
            return charon;
        } catch (IOException e) {
            charon.close();
            throw e;
        }
    }

    private void begin(CharonConfiguration configuration) throws IOException {
        events.listen(EVENTS);
        // What was said before anyone listened stands in the log.
        if (sas().stream().allMatch(sa -> installed(sa).isEmpty())) {
            trouble = lastTrouble(configuration).orElse(null);
        }
        Thread.ofVirtual().name("vici-" + configuration.folder()).start(this::hear);
    }

    long incarnation() {
        return incarnation;
    }

    /// The tunnel device, `ipsec0`; another one after a restart.
    String tun() {
        return tun;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Why it would not take the connection: a setting that strongSwan cannot do.
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /// Every IKE_SA, as VICI's `list-sa` has it, without the leading name.
    List<Section> sas() throws IOException {
        return commands.stream("list-sas", "list-sa", Section.EMPTY).stream()
                .flatMap(s -> s.sections().stream())
                .toList();
    }

    /// The child that carries traffic; a rekeyed one does until it is deleted.
    static Optional<Section> installed(Section ikeSa) {
        var state = ikeSa.text("state").orElse("");
        if (!state.equals("ESTABLISHED") && !state.equals("REKEYING")) {
            return Optional.empty();
        }
        var children = ikeSa.section("child-sas").sections();
        return children.stream()
                .filter(c -> c.text("state").filter("INSTALLED"::equals).isPresent())
                .reduce((_, last) -> last)
                .or(() ->
                        children.stream()
                                .filter(c -> c.text("state").filter("REKEYING"::equals).isPresent())
                                .findFirst());
    }

    /// Takes away what was loaded before, with its tunnels, and loads this. An initiating end
    /// starts to initiate by that.
    void load(CharonConfiguration configuration) throws IOException {
        // Unload first, else close_action would bring the old one back.
        tolerated("unload-conn", Section.EMPTY.with("name", CharonConfiguration.CONNECTION));
        tolerated(
                "terminate",
                Section.EMPTY
                        .with("ike", CharonConfiguration.CONNECTION)
                        .with("force", "yes")
                        .with("timeout", "-1"));
        commands.command("clear-creds", Section.EMPTY);
        trouble = null;
        refusal = null;
        commands.command("load-shared", configuration.sharedKey());
        try {
            commands.command("load-conn", configuration.connection());
        } catch (ViciException e) {
            refusal = String.valueOf(e.getMessage());
            changed.run();
            throw e;
        }
    }

    /// Starts what is not up, without waiting for it.
    void initiate(CharonConfiguration configuration) throws IOException {
        var sas = sas();
        if (sas.stream().anyMatch(s -> s.text("state").filter("CONNECTING"::equals).isPresent())) {
            return;
        }
        for (var child : configuration.childNames()) {
            boolean there =
                    sas.stream()
                            .flatMap(s -> s.section("child-sas").sections().stream())
                            .anyMatch(c -> c.text("name").filter(child::equals).isPresent());
            if (!there) {
                tolerated(
                        "initiate",
                        Section.EMPTY
                                .with("child", child)
                                .with("ike", CharonConfiguration.CONNECTION)
                                .with("timeout", "-1"));
            }
        }
    }

    @Override
    public void close() {
        for (var each : List.of(commands, events)) {
            try {
                each.close();
            } catch (IOException e) {
                // It is as good as closed.
            }
        }
    }

    /// For commands about something that may not exist.
    private void tolerated(String command, Section message) throws IOException {
        try {
            commands.command(command, message);
        } catch (ViciException e) {
            // It was not there.
        }
    }

    private void hear() {
        for (var event = events.next(); event.isPresent(); event = events.next()) {
            var message = event.get().message();
            switch (event.get().name()) {
                case "log" -> {
                    var heard = Trouble.in(message.text("msg").orElse(""));
                    if (heard.isPresent()) {
                        trouble = heard.get();
                        changed.run();
                    }
                }
                case "child-updown" -> {
                    if (message.text("up").isPresent()) {
                        trouble = null;
                    }
                    changed.run();
                }
                default -> changed.run();
            }
        }
        changed.run();
    }

    private static Optional<Trouble> lastTrouble(CharonConfiguration configuration)
            throws IOException {
        if (!Files.exists(configuration.log())) {
            return Optional.empty();
        }
        Optional<Trouble> last = Optional.empty();
        for (var line : Files.readAllLines(configuration.log(), StandardCharsets.UTF_8)) {
            var heard = Trouble.in(line);
            if (heard.isPresent()) {
                last = heard;
            } else if (line.contains(CharonConfiguration.READY)) {
                last = Optional.empty();
            }
        }
        return last;
    }
}
