package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// The arguments of a [LocalBackend].
public final class LocalBackendConfig extends Struct {
    LocalBackendConfig(Arguments arguments) {
        super(arguments);
    }

    public static Builder builder() {
        return new Builder();
    }

    public @Nullable String getPath() {
        return input("path");
    }

    public @Nullable String getWorkspaceDir() {
        return input("workspace_dir");
    }

    public static final class Builder extends Struct.Builder<Builder> {
        private Builder() {}

        public Builder path(@Nullable String path) {
            return set("path", path);
        }

        public Builder workspaceDir(@Nullable String workspaceDir) {
            return set("workspace_dir", workspaceDir);
        }

        public LocalBackendConfig build() {
            return new LocalBackendConfig(arguments());
        }
    }
}
