package dev.simplon.constructs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A configuration of a provider. A stack has one without alias for each provider, and any number
/// with.
public abstract class TerraformProvider extends TerraformArgumentElement {
    private final String name;
    private final TerraformProviderGeneratorMetadata generatorMetadata;
    private final String source;

    /// @param name its local name: `azurerm`
    /// @param source what `required_providers` says: `azurerm`
    protected TerraformProvider(
            Construct scope,
            String id,
            String name,
            TerraformProviderGeneratorMetadata generatorMetadata,
            String source,
            Struct config) {
        super(scope, id, name, config);
        this.name = name;
        this.generatorMetadata = generatorMetadata;
        this.source = source;
    }

    public static Boolean isTerraformProvider(@Nullable Object x) {
        return x instanceof TerraformProvider;
    }

    public String getTerraformResourceType() {
        return name;
    }

    public String getTerraformProviderSource() {
        return source;
    }

    public TerraformProviderGeneratorMetadata getTerraformGeneratorMetadata() {
        return generatorMetadata;
    }

    public @Nullable String getAlias() {
        return input("alias");
    }

    public void setAlias(@Nullable String alias) {
        set("alias", alias);
    }

    /// `azurerm`, or `azurerm.<alias>`: plain text.
    @Override
    public String getFqn() {
        return address();
    }

    @Override
    String address() {
        var alias = getAlias();
        return alias == null ? name : name + "." + alias;
    }

    @Override
    List<String> complaints() {
        var same =
                getCdktfStack().allProviders().stream()
                        .filter(p -> p.address().equals(address()))
                        .toList();
        return same.size() > 1 && same.getLast() == this
                ? List.of(
                        "There is already a provider %s in this stack (%s). Give this one another alias."
                                .formatted(address(), same.getFirst()))
                : List.of();
    }

    @Override
    void write(Document document, Resolver resolver) {
        document.append(rendered(argumentsToSet().values(), resolver), "provider", name);
        document.require(
                Map.of("source", source, "version", generatorMetadata.providerVersionConstraint()),
                "terraform",
                "required_providers",
                name);
    }
}
