package dev.simplon.cli;

import java.util.List;

/// Every command, in the order in which `--help` lists them.
final class Commands {
    private Commands() {}

    static List<Command> all() {
        return List.of(
                new QuickstartCommand(),
                new UpCommand(),
                new StatusCommand(),
                new DeviceCommand(),
                new DownCommand(),
                new CheckCommand(),
                new SynthCommand(),
                new PlanCommand(),
                new ApplyCommand(),
                new DestroyCommand(),
                new OutputCommand(),
                new CloudCommand(),
                new ProviderCommand(),
                new DoctorCommand(),
                new TestCommand(),
                new TrainCommand());
    }
}
