package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// A reference to a map of text.
public class StringMap implements IResolvable, ITerraformAddressable {
    private final IInterpolatingParent parent;
    private final String attribute;

    public StringMap(IInterpolatingParent terraformResource, String terraformAttribute) {
        this.parent = terraformResource;
        this.attribute = terraformAttribute;
    }

    /// One entry: `x.tags["key"]`.
    public String lookup(String key) {
        return new ComplexObject(parent, attribute, false, key).getFqn();
    }

    @Override
    public @Nullable Object resolve(IResolveContext context) {
        return parent.interpolationForAttribute(attribute).resolve(context);
    }

    @Override
    public String getFqn() {
        return Token.asString(this);
    }

    @Override
    public String toString() {
        return Token.asString(this);
    }
}
