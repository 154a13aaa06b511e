package dev.simplon.constructs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reference to a nested block, or to an object in an attribute: `x.ipsec_policy[0]`.
public class ComplexObject
        implements AttributeReferences, ArgumentHolder, IResolvable, ITerraformAddressable {
    private final IInterpolatingParent parent;
    private final String attribute;
    private final boolean fromSet;
    private final @Nullable Object index;

    /// @param complexObjectIsFromSet whether the attribute is a set, which is read as a list
    /// @param complexObjectIndex a number or a key; null if the attribute is the object itself
    public ComplexObject(
            IInterpolatingParent terraformResource,
            String terraformAttribute,
            Boolean complexObjectIsFromSet,
            @Nullable Object complexObjectIndex) {
        this.parent = terraformResource;
        this.attribute = terraformAttribute;
        this.fromSet = complexObjectIsFromSet;
        this.index = complexObjectIndex;
    }

    @Override
    public IResolvable interpolationForAttribute(String terraformAttribute) {
        return context -> braced(Reference.property(bare(context), terraformAttribute), context);
    }

    @Override
    public @Nullable Object resolve(IResolveContext context) {
        return braced(bare(context), context);
    }

    private static String braced(String text, IResolveContext context) {
        return context.getSuppressBraces() ? text : "${" + text + "}";
    }

    private String bare(IResolveContext context) {
        var resolver = new Resolver(context.getScope(), context.getPreparing(), true);
        var whole = String.valueOf(resolver.resolve(parent.interpolationForAttribute(attribute)));
        return switch (index) {
            case null -> whole;
            case Number n when fromSet -> "tolist(" + whole + ")." + n.intValue();
            case Number n -> whole + "[" + EcmaNumber.format(n.doubleValue()) + "]";
            default -> whole + "[\"" + index + "\"]";
        };
    }

    @Override
    public String getFqn() {
        return Token.asString(this);
    }

    @Override
    public String toString() {
        return Token.asString(this);
    }

    @Override
    public final @Nullable Arguments argumentsIfGiven() {
        if (!(parent instanceof ArgumentHolder holder)) {
            return null;
        }
        var outer = holder.argumentsIfGiven();
        return outer == null ? null : block(outer.get(attribute));
    }

    private @Nullable Arguments block(@Nullable Object given) {
        return switch (given) {
            case Struct struct -> struct.arguments();
            case List<?> list when index instanceof Number n && n.intValue() < list.size() ->
                    block(list.get(n.intValue()));
            case null, default -> null;
        };
    }

    @Override
    public final Arguments argumentsToSet() {
        var given = argumentsIfGiven();
        if (given != null) {
            return given;
        }
        if (!(parent instanceof ArgumentHolder holder)) {
            throw new ConstructException(
                    "%s is a value that the provider computes, and cannot be set."
                            .formatted(attribute));
        }
        var begun = new Begun();
        holder.argumentsToSet().set(attribute, begun);
        return begun.arguments();
    }

    /// A block that a setter began.
    private static final class Begun extends Struct {
        Begun() {
            super(new Arguments());
        }
    }

    /// What the program gave for an argument of the block; null if nothing.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    protected final <T> @Nullable T input(String name) {
        var given = argumentsIfGiven();
        return given == null ? null : given.input(name);
    }

    protected final void set(String name, @Nullable Object value) {
        argumentsToSet().set(name, value);
    }

    protected final void reset(String name) {
        var given = argumentsIfGiven();
        if (given != null) {
            given.reset(name);
        }
    }
}
