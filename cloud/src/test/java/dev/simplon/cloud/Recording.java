package dev.simplon.cloud;

import dev.simplon.values.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The recorded cases of one azurerm version; how they are written down is in `azurerm/SOURCE.md`.
record Recording(String version, List<Case> cases) {
    record Case(String name, List<Exchange> exchanges) {}

    /// @param path with query; `{s}` stands for the subscription
    record Exchange(String phase, String method, int status, String path, Optional<Value> body) {
        /// A poll: which URL it asks is up to our own answer.
        boolean isPoll() {
            return path.contains("/*?");
        }

        boolean isTokenRequest() {
            return path.contains("/oauth2/");
        }

        /// Without query.
        String resource() {
            return path.replaceFirst("\\?.*", "");
        }

        @Override
        public String toString() {
            return phase + ": " + method + " " + path;
        }
    }

    static Recording of(String version) {
        var cases = new ArrayList<Case>();
        var phase = "";
        for (var line : lines(version)) {
            if (line.startsWith("= ")) {
                cases.add(new Case(line.substring(2), new ArrayList<>()));
            } else if (line.startsWith("- ")) {
                phase = line.substring(2);
            } else {
                cases.getLast().exchanges().add(exchange(phase, line));
            }
        }
        return new Recording(version, cases);
    }

    private static List<String> lines(String version) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/azurerm/" + version + ".txt"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Exchange exchange(String phase, String line) {
        var tab = line.indexOf('\t');
        var parts = (tab < 0 ? line : line.substring(0, tab)).split(" ", 3);
        return new Exchange(
                phase,
                parts[0],
                Integer.parseInt(parts[1]),
                parts[2],
                tab < 0 ? Optional.empty() : Optional.of(TestCloud.json(line.substring(tab + 1))));
    }
}
