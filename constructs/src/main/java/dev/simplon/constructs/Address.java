package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// An address that renders without `${...}`, as `depends_on` and its kind take it.
record Address(String fqn) implements IResolvable {
    /// Reads the address, after which the target's name is fixed.
    static Address of(ITerraformAddressable target) {
        return new Address(target.getFqn());
    }

    @Override
    public @Nullable Object resolve(IResolveContext context) {
        return new Resolver(context.getScope(), context.getPreparing(), true).resolve(fqn);
    }
}
