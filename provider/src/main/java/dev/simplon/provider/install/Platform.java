package dev.simplon.provider.install;

import java.util.Optional;

/// The name of this machine's system and processor, as Terraform has them: `linux_amd64`.
public final class Platform {
    private Platform() {}

    /// @param system as the property `os.name` has it
    /// @param processor as the property `os.arch` has it
    /// @return empty where the provider does not run
    public static Optional<String> named(String system, String processor) {
        return switch (system + " " + processor) {
            case "Linux amd64", "Linux x86_64" -> Optional.of("linux_amd64");
            case "Linux aarch64" -> Optional.of("linux_arm64");
            default -> Optional.empty();
        };
    }
}
