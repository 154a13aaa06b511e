package dev.simplon.constructs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that Terraform shows after apply.
public class TerraformOutput extends TerraformElement {
    private final Arguments arguments;

    @SuppressWarnings("this-escape")
    public TerraformOutput(Construct scope, String id, TerraformOutputConfig config) {
        super(scope, id, "output");
        arguments = config.arguments().copy();
        if (Boolean.TRUE.equals(getStaticId())) {
            overrideLogicalId(id);
        }
        arguments.values().computeIfPresent("value", (_, value) -> addressed(value));
        arguments.values().computeIfPresent("depends_on", (_, targets) -> bare((List<?>) targets));
    }

    public static Boolean isTerraformOutput(@Nullable Object x) {
        return x instanceof TerraformOutput;
    }

    private static List<Address> bare(List<?> targets) {
        return targets.stream().map(t -> Address.of((ITerraformAddressable) t)).toList();
    }

    /// Constructs, at any depth, become their addresses.
    private static Object addressed(Object value) {
        return switch (value) {
            case TerraformElement element -> element.getFqn();
            case List<?> list ->
                    list.stream().map(e -> e == null ? Null.NULL : addressed(e)).toList();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((k, v) -> copy.put(k, v == null ? Null.NULL : addressed(v)));
                yield copy;
            }
            default -> value;
        };
    }

    public @Nullable Object getValue() {
        return arguments.get("value");
    }

    public void setValue(Object value) {
        arguments.set("value", addressed(value));
    }

    public @Nullable String getDescription() {
        return arguments.input("description");
    }

    public void setDescription(@Nullable String description) {
        arguments.set("description", description);
    }

    public @Nullable Boolean getSensitive() {
        return arguments.input("sensitive");
    }

    public void setSensitive(@Nullable Boolean sensitive) {
        arguments.set("sensitive", sensitive);
    }

    public @Nullable Boolean getStaticId() {
        return arguments.input("staticId");
    }

    @Override
    Optional<Arguments> positionedArguments() {
        return Optional.of(arguments);
    }

    @Override
    List<String> complaints() {
        return getValue() == null
                ? List.of(
                        "The output has no value. Call value(...) on its builder; for Terraform's null give Token.nullValue().")
                : List.of();
    }

    @Override
    void write(Document document, Resolver resolver) {
        var content = new LinkedHashMap<>(arguments.values());
        content.remove("staticId");
        content.computeIfPresent("precondition", (_, condition) -> List.of(condition));
        document.put(this, rendered(content, resolver), "output", logicalId());
    }

    public static final class Builder extends TerraformOutputConfig.Steps<Builder> {
        private final Construct scope;
        private final String id;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        public TerraformOutput build() {
            return new TerraformOutput(scope, id, new TerraformOutputConfig(arguments()));
        }
    }
}
