package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// A reference to a list or set of nested blocks.
public abstract class ComplexList implements IResolvable, ITerraformAddressable {
    private final IInterpolatingParent parent;
    private final String attribute;
    private final boolean wrapsSet;

    protected ComplexList(
            IInterpolatingParent terraformResource, String terraformAttribute, Boolean wrapsSet) {
        this.parent = terraformResource;
        this.attribute = terraformAttribute;
        this.wrapsSet = wrapsSet;
    }

    protected final IInterpolatingParent parent() {
        return parent;
    }

    protected final String attribute() {
        return attribute;
    }

    protected final boolean wrapsSet() {
        return wrapsSet;
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
