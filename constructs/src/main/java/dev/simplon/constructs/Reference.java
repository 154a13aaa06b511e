package dev.simplon.constructs;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An address in Terraform's language, which renders as `${address}`, or bare inside an expression.
/// The address is asked for late, so that a reference follows its element when its name changes.
///
/// @param origin the element that it leads to
record Reference(TerraformElement origin, Supplier<String> address) implements IResolvable {
    @Override
    public @Nullable Object resolve(IResolveContext context) {
        var target = origin.getCdktfStack();
        var here = TerraformStack.of(context.getScope());
        if (target != here) {
            throw new ConstructException(
                    "%s refers to %s, which is in another stack (%s). One document cannot refer into another: pass the value as a plain Java value, or put both into one stack."
                            .formatted(context.getScope(), origin, target.getNode().getPath()));
        }
        return context.getSuppressBraces() ? address.get() : "${" + address.get() + "}";
    }

    /// `address.name`, or `address["odd name"]`.
    static String property(String address, String name) {
        return isIdentifier(name) ? address + "." + name : address + "[\"" + name + "\"]";
    }

    private static boolean isIdentifier(String name) {
        return name.matches("[_a-zA-Z][_a-zA-Z0-9]*");
    }
}
