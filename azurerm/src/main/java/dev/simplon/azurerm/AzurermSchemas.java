package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import dev.simplon.resource.schema.Schema;
import dev.simplon.resource.schema.SchemaJson;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The schemas of the provider as a function of its version.
public final class AzurermSchemas {
    private AzurermSchemas() {}

    public static Schema provider(Version version) {
        return ProviderBlock.schema(version);
    }

    public static SequencedMap<String, Schema> resourceTypes(Version version) {
        var schemas = new LinkedHashMap<String, Schema>();
        for (var type : AzurermTypes.ALL) {
            schemas.put(type.name(), type.at(version).schema());
        }
        return schemas;
    }

    public static SequencedMap<String, Schema> dataSources(Version version) {
        var schemas = new LinkedHashMap<String, Schema>();
        for (var source : AzurermDataSources.in(version)) {
            schemas.put(source.name(), source.at(version).schema());
        }
        return schemas;
    }

    /// In the form of `terraform providers schema -json`.
    ///
    /// @param source the address that the provider is known by, such as
    ///   `registry.terraform.io/hashicorp/azurerm`
    public static ObjectValue json(String source, Version version) {
        return SchemaJson.document(
                source, provider(version), resourceTypes(version), dataSources(version));
    }
}
