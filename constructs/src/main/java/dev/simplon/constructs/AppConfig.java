package dev.simplon.constructs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an [App] is to behave.
public final class AppConfig {
    private final @Nullable String outdir;
    private final Map<String, Object> context;
    private final boolean skipValidation;

    private AppConfig(Builder builder) {
        this.outdir = builder.outdir;
        this.context = new LinkedHashMap<>(builder.context);
        this.skipValidation = builder.skipValidation;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The folder to write to; null for `CDKTF_OUTDIR`, or else `cdktf.out`.
    public @Nullable String getOutdir() {
        return outdir;
    }

    public Map<String, Object> getContext() {
        return new LinkedHashMap<>(context);
    }

    /// Whether documents are written although something is wrong with them.
    public Boolean getSkipValidation() {
        return skipValidation;
    }

    public static final class Builder {
        private @Nullable String outdir;
        private final Map<String, Object> context = new LinkedHashMap<>();
        private boolean skipValidation;

        private Builder() {}

        public Builder outdir(@Nullable String outdir) {
            this.outdir = outdir;
            return this;
        }

        public Builder context(Map<String, ?> context) {
            this.context.putAll(context);
            return this;
        }

        public Builder skipValidation(Boolean skipValidation) {
            this.skipValidation = skipValidation;
            return this;
        }

        public AppConfig build() {
            return new AppConfig(this);
        }
    }
}
