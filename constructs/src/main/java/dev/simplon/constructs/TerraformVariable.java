package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that the user gives at plan time.
public class TerraformVariable extends TerraformElement implements ITerraformAddressable {
    private final Arguments arguments;

    public TerraformVariable(Construct scope, String id, TerraformVariableConfig config) {
        super(scope, id, "var");
        arguments = config.arguments().copy();
    }

    public String getStringValue() {
        return Token.asString(reference());
    }

    public Number getNumberValue() {
        return Token.asNumber(reference());
    }

    public List<String> getListValue() {
        return Token.asList(reference());
    }

    public IResolvable getBooleanValue() {
        return reference();
    }

    public Object getValue() {
        return reference();
    }

    private Reference reference() {
        return new Reference(this, this::address);
    }

    public @Nullable Object getDefaultValue() {
        return arguments.get("default");
    }

    public @Nullable String getDescription() {
        return arguments.input("description");
    }

    public @Nullable String getType() {
        return arguments.input("type");
    }

    public @Nullable Boolean getSensitive() {
        return arguments.input("sensitive");
    }

    public @Nullable Boolean getNullable() {
        return arguments.input("nullable");
    }

    public @Nullable List<TerraformVariableValidationConfig> getValidation() {
        return arguments.input("validation");
    }

    public void addValidation(TerraformVariableValidationConfig validation) {
        var present = getValidation();
        var longer = new ArrayList<TerraformVariableValidationConfig>();
        if (present != null) {
            longer.addAll(present);
        }
        longer.add(validation);
        arguments.set("validation", longer);
    }

    @Override
    Optional<String> overrideGroup() {
        return Optional.empty();
    }

    @Override
    Optional<Arguments> positionedArguments() {
        return Optional.of(arguments);
    }

    @Override
    void write(Document document, Resolver resolver) {
        document.put(this, rendered(arguments.values(), resolver), "variable", logicalId());
    }

    public static final class Builder extends TerraformVariableConfig.Steps<Builder> {
        private final Construct scope;
        private final String id;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        public TerraformVariable build() {
            return new TerraformVariable(scope, id, new TerraformVariableConfig(arguments()));
        }
    }
}
