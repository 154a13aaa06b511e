package dev.simplon.constructs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// State in a file. Without a path: `terraform.<stack id>.tfstate` in the working directory of the
/// program, as an absolute path.
public class LocalBackend extends TerraformBackend {
    private final LocalBackendConfig config;

    public LocalBackend(Construct scope) {
        this(scope, LocalBackendConfig.builder().build());
    }

    public LocalBackend(Construct scope, LocalBackendConfig config) {
        super(scope, "backend", "local");
        this.config = config;
    }

    @Override
    protected Map<String, Object> synthesizeAttributes() {
        var attributes = new LinkedHashMap<>(config.arguments().values());
        attributes.putIfAbsent(
                "path",
                System.getProperty("user.dir")
                        + "/terraform."
                        + getCdktfStack().getNode().getId()
                        + ".tfstate");
        return attributes;
    }

    public static final class Builder extends Struct.Builder<Builder> {
        private final Construct scope;

        private Builder(Construct scope) {
            this.scope = scope;
        }

        public static Builder create(Construct scope) {
            return new Builder(scope);
        }

        public Builder path(@Nullable String path) {
            return set("path", path);
        }

        public Builder workspaceDir(@Nullable String workspaceDir) {
            return set("workspace_dir", workspaceDir);
        }

        public LocalBackend build() {
            return new LocalBackend(scope, new LocalBackendConfig(arguments()));
        }
    }
}
