package dev.simplon.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How this JVM was started, so that another one of ours can be started alike.
final class JavaCommand {
    private JavaCommand() {}

    static Path executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// The command line of another run of `simplon` with these arguments, with the same flags and
    /// class path.
    static List<String> simplon(String... arguments) {
        var command = new ArrayList<String>();
        command.add(executable().toString());
        command.addAll(flags());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static List<String> flags() {
        try {
            // The management classes would tell it as well, and cost more than all the rest of a
            // start.
            var words = Files.readString(Path.of("/proc/self/cmdline")).split("\0");
            var flags = new ArrayList<String>();
            for (int i = 1; i < words.length && words[i].startsWith("-"); i++) {
                if (words[i].equals("-cp") || words[i].equals("-classpath")) {
                    i++;
                } else if (!words[i].startsWith("-XX:AOTCacheOutput")) {
                    flags.add(words[i]);
                }
            }
            return flags;
        } catch (IOException _) {
            return ManagementFactory.getRuntimeMXBean().getInputArguments();
        }
    }
}
