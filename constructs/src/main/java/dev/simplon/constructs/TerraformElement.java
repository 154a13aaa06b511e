package dev.simplon.constructs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A construct that writes something into its stack's document.
public abstract class TerraformElement extends Construct {
    private final String elementType;
    private final Overrides overrides = new Overrides();
    private @Nullable String overriddenId;
    private @Nullable String nameIsReadBy;

    /// @param elementType the first part of its address: a resource type, `var`, `local`
    @SuppressWarnings("this-escape")
    protected TerraformElement(Construct scope, String id, String elementType) {
        super(scope, id);
        this.elementType = elementType;
        getCdktfStack();
    }

    public static Boolean isTerraformElement(@Nullable Object x) {
        return x instanceof TerraformElement;
    }

    /// The stack it belongs to: the nearest one above.
    public TerraformStack getCdktfStack() {
        return TerraformStack.of(this);
    }

    /// Its name in the document. From the first reading on, it can no longer be overridden.
    public String getFriendlyUniqueId() {
        nameIsReadBy = "getFriendlyUniqueId()";
        return logicalId();
    }

    String logicalId() {
        return overriddenId != null ? overriddenId : getCdktfStack().getLogicalId(this);
    }

    /// Its address, as a token. From the first reading on, its name can no longer be overridden.
    public String getFqn() {
        nameIsReadBy = "getFqn(), dependsOn, or use as a value";
        return Token.asString(new Reference(this, this::address));
    }

    /// Its address in plain text, under the name it has now.
    String address() {
        return elementType + "." + logicalId();
    }

    String elementType() {
        return elementType;
    }

    /// Names the block itself, instead of after its path. The name is not checked.
    ///
    /// @throws ConstructException if its address was read already
    public void overrideLogicalId(String newLogicalId) {
        nameMayChange("overrideLogicalId(\"" + newLogicalId + "\")");
        overriddenId = newLogicalId;
    }

    /// Back to the name after its path.
    ///
    /// @throws ConstructException if its address was read already
    public void resetOverrideLogicalId() {
        nameMayChange("resetOverrideLogicalId()");
        overriddenId = null;
    }

    private void nameMayChange(String call) {
        if (nameIsReadBy != null) {
            throw new ConstructException(
                    "%s on %s comes too late: its address was already read, by %s. Call it right after making the construct."
                            .formatted(call, this, nameIsReadBy));
        }
    }

    /// Lays a value over what the block says: dots in the path separate keys, a number is an index
    /// of a list that is there, keys stay as given. A map is merged in, a list is appended to a
    /// list, Java's null takes the key away, and [Token#nullValue] writes null.
    public void addOverride(String path, @Nullable Object value) {
        overrides.add(path, value);
    }

    Overrides overrides() {
        return overrides;
    }

    /// Under which word the file's metadata lists this element's overrides; empty if it does not.
    Optional<String> overrideGroup() {
        return Optional.of(elementType);
    }

    /// Adds what it says to the document.
    abstract void write(Document document, Resolver resolver);

    /// What is wrong with it, to be said before anything is written.
    List<String> complaints() {
        return List.of();
    }

    /// The arguments whose lines are worth knowing; empty if it has none.
    Optional<Arguments> positionedArguments() {
        return Optional.empty();
    }

    /// A block with its tokens replaced and the overrides laid over it.
    final Map<String, Object> rendered(Map<String, Object> content, Resolver resolver) {
        return resolver.block(overrides.over(resolver.block(content)));
    }
}
