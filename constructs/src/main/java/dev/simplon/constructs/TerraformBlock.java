package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a resource and a data source have in common: a type, a provider, arguments, meta arguments.
abstract class TerraformBlock extends TerraformArgumentElement
        implements ITerraformDependable, AttributeReferences {
    private final String terraformResourceType;
    private final @Nullable TerraformProviderGeneratorMetadata generatorMetadata;

    @SuppressWarnings("this-escape")
    TerraformBlock(
            Construct scope,
            String id,
            String terraformResourceType,
            @Nullable TerraformProviderGeneratorMetadata generatorMetadata,
            Struct config) {
        super(scope, id, terraformResourceType, config);
        this.terraformResourceType = terraformResourceType;
        this.generatorMetadata = generatorMetadata;
        fixAddresses(getDependsOnInput());
    }

    private static void fixAddresses(@Nullable List<? extends ITerraformDependable> targets) {
        if (targets != null) {
            targets.forEach(ITerraformAddressable::getFqn);
        }
    }

    /// `resource` or `data`.
    abstract String section();

    public String getTerraformResourceType() {
        return terraformResourceType;
    }

    public @Nullable TerraformProviderGeneratorMetadata getTerraformGeneratorMetadata() {
        return generatorMetadata;
    }

    @Override
    public IResolvable interpolationForAttribute(String terraformAttribute) {
        return new Reference(this, () -> Reference.property(address(), terraformAttribute));
    }

    /// A number or a [TerraformCount]; null if there is one instance.
    public @Nullable Object getCount() {
        return input("count");
    }

    public void setCount(@Nullable Number count) {
        set("count", count);
    }

    public void setCount(TerraformCount count) {
        set("count", count);
    }

    public @Nullable ITerraformIterator getForEach() {
        return input("for_each");
    }

    public void setForEach(@Nullable ITerraformIterator forEach) {
        set("for_each", forEach);
    }

    private @Nullable List<? extends ITerraformDependable> getDependsOnInput() {
        return input("depends_on");
    }

    /// Addresses, as tokens; null if none were given.
    public @Nullable List<String> getDependsOn() {
        var targets = getDependsOnInput();
        return targets == null
                ? null
                : targets.stream().map(ITerraformAddressable::getFqn).toList();
    }

    public void setDependsOn(@Nullable List<? extends ITerraformDependable> dependsOn) {
        fixAddresses(dependsOn);
        set("depends_on", dependsOn);
    }

    public @Nullable TerraformProvider getProvider() {
        return input("provider");
    }

    public void setProvider(@Nullable TerraformProvider provider) {
        set("provider", provider);
    }

    public @Nullable TerraformResourceLifecycle getLifecycle() {
        return input("lifecycle");
    }

    public void setLifecycle(@Nullable TerraformResourceLifecycle lifecycle) {
        set("lifecycle", lifecycle);
    }

    @Override
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        if (getCount() != null && getForEach() != null) {
            complaints.add(
                    "It has both count and forEach, and Terraform takes one of them. Take the other away.");
        }
        if (generatorMetadata != null && isProviderMissing(generatorMetadata)) {
            complaints.add(
                    "Its stack has no provider \"%s\", which %s needs. Add one: %s."
                            .formatted(
                                    generatorMetadata.providerName(),
                                    terraformResourceType,
                                    "AzurermProvider.Builder.create(this, \"azurerm\")"
                                            + ".features(AzurermProviderFeatures.builder().build()).build()"));
        }
        return complaints;
    }

    private boolean isProviderMissing(TerraformProviderGeneratorMetadata metadata) {
        return getCdktfStack().allProviders().stream()
                .noneMatch(p -> p.getTerraformResourceType().equals(metadata.providerName()));
    }

    @Override
    void write(Document document, Resolver resolver) {
        var content = rendered(synthesized(), resolver);
        var comment = new LinkedHashMap<String, Object>();
        if (content.get("//") instanceof Map<?, ?> own) {
            own.forEach((k, v) -> comment.put((String) k, v));
        }
        comment.put("metadata", Map.of("path", getNode().getPath(), "uniqueId", logicalId()));
        content.put("//", comment);
        document.put(this, content, section(), terraformResourceType, logicalId());
    }

    private Map<String, Object> synthesized() {
        var content = new LinkedHashMap<>(argumentsToSet().values());
        content.computeIfPresent(
                "count", (_, count) -> count instanceof TerraformCount c ? c.count() : count);
        content.computeIfPresent(
                "for_each", (_, each) -> ((ITerraformIterator) each).forEachExpression());
        content.computeIfPresent("provider", (_, p) -> ((TerraformProvider) p).getFqn());
        content.computeIfPresent(
                "depends_on",
                (_, targets) ->
                        ((List<?>) targets)
                                .stream().map(t -> Address.of((ITerraformDependable) t)).toList());
        return content;
    }
}
