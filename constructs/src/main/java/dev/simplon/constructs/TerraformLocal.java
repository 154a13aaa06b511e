package dev.simplon.constructs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A named expression.
public class TerraformLocal extends TerraformElement implements ITerraformAddressable {
    private Object expression;

    /// @param expression text, a number, a bool, a list, a map, or a reference
    public TerraformLocal(Construct scope, String id, Object expression) {
        super(scope, id, "local");
        this.expression = expression;
    }

    public Object getExpression() {
        return reference();
    }

    public void setExpression(Object expression) {
        this.expression = expression;
    }

    public String getAsString() {
        return Token.asString(reference());
    }

    public Number getAsNumber() {
        return Token.asNumber(reference());
    }

    public IResolvable getAsBoolean() {
        return reference();
    }

    public List<String> getAsList() {
        return Token.asList(reference());
    }

    public Map<String, String> getAsStringMap() {
        return Token.asStringMap(reference());
    }

    public Map<String, Number> getAsNumberMap() {
        return Token.asNumberMap(reference());
    }

    public Map<String, Boolean> getAsBooleanMap() {
        return Token.asBooleanMap(reference());
    }

    public Map<String, Object> getAsAnyMap() {
        return Token.asAnyMap(reference());
    }

    private Reference reference() {
        return new Reference(this, this::address);
    }

    @Override
    void write(Document document, Resolver resolver) {
        @Nullable Object value = resolver.resolve(expression);
        if (value != null) {
            document.put(this, value, "locals", logicalId());
        }
    }
}
