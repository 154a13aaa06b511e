package dev.simplon.cli;

import dev.simplon.arm.Recovery;
import java.io.IOException;

/// Starts the local cloud again when it was killed under a running command (docs/decisions/0004).
record Restart(CloudProcess process) implements Recovery {
    @Override
    public boolean recover(IOException failure) throws InterruptedException {
        if (process.running().isPresent()) {
            // It lives; the connection broke for another reason, and the next try may get through.
            return true;
        }
        try {
            process.ensure(process.lastOptions());
            return true;
        } catch (CommandException | IOException e) {
            process.session()
                    .err()
                    .println(
                            "simplon: the local cloud is gone and does not start again: "
                                    + e.getMessage());
            return false;
        }
    }
}
