package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// Text of Terraform's expression language, which renders as `${text}`, or bare inside another.
record Expression(String text) implements IResolvable {
    static Expression of(String text) {
        return new Expression(text);
    }

    @Override
    public @Nullable Object resolve(IResolveContext context) {
        return context.getSuppressBraces() ? text : "${" + text + "}";
    }
}
