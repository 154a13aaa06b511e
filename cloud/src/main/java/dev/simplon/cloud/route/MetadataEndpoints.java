package dev.simplon.cloud.route;

import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;

/// `/metadata/endpoints`: how unmodified clients find this cloud. Services that are not emulated
/// have the public cloud's suffixes, or ids of ours: a client needs some value there, and none of
/// them leads anywhere.
final class MetadataEndpoints {
    private final String base;

    /// @param base `https://127.0.0.1:{port}`
    MetadataEndpoints(String base) {
        this.base = base;
    }

    Answer answer(Request request) {
        return switch (request.apiVersion().orElse("2022-09-01")) {
            case "2015-01-01" -> Answer.json(200, oldest());
            case "2018-01-01" -> Answer.json(200, withLocations());
            // For the Azure CLI, whose login library accepts a host like ours only under /adfs.
            case "2019-05-01" -> Answer.json(200, Value.tuple(List.of(cloud(base + "/adfs"))));
            case "2020-06-01" -> Answer.json(200, Value.tuple(List.of(cloud(base))));
            default -> Answer.json(200, cloud(base));
        };
    }

    private ObjectValue oldest() {
        return Edit.object(
                "galleryEndpoint", base,
                "graphEndpoint", base,
                "portalEndpoint", base,
                "authentication",
                        Edit.object("loginEndpoint", base + "/adfs", "audiences", List.of(base)));
    }

    private ObjectValue withLocations() {
        return Edit.object(
                "galleryEndpoint", base,
                "graphEndpoint", base,
                "portalEndpoint", base,
                "cloudEndpoint",
                        Edit.object(
                                "public",
                                Edit.object(
                                        "endpoint",
                                        base.substring("https://".length()),
                                        "locations",
                                        Region.names())));
    }

    private ObjectValue cloud(String loginEndpoint) {
        return Edit.object(
                "name", "SimplonCloud",
                "portal", base,
                "gallery", base,
                "graph", base,
                "graphAudience", base,
                "media", base,
                "batch", base,
                "resourceManager", base,
                "microsoftGraphResourceId", base + "/graph",
                "authentication",
                        Edit.object(
                                "loginEndpoint",
                                loginEndpoint,
                                "audiences",
                                List.of(base, base + "/arm"),
                                "tenant",
                                "common",
                                "identityProvider",
                                "AAD"),
                "sqlManagement", base,
                "activeDirectoryDataLake", base,
                "vmImageAliasDoc", base,
                "logAnalyticsResourceId", base,
                "synapseAnalyticsResourceId", base,
                "attestationResourceId", base,
                "ossrDbmsResourceId", base,
                "appInsightsResourceId", base,
                "appInsightsTelemetryChannelResourceId", base,
                "suffixes",
                        Edit.object(
                                "storage", "core.windows.net",
                                "keyVaultDns", "vault.azure.net",
                                "mhsmDns", "managedhsm.azure.net",
                                "acrLoginServer", "azurecr.io",
                                "sqlServerHostname", "database.windows.net",
                                "azureDataLakeStoreFileSystem", "azuredatalakestore.net",
                                "azureDataLakeAnalyticsCatalogAndJob", "azuredatalakeanalytics.net",
                                "azureFrontDoorEndpointSuffix", "azurefd.net",
                                "storageSyncEndpointSuffix", "afs.azure.net",
                                "mysqlServerEndpoint", "mysql.database.azure.com",
                                "postgresqlServerEndpoint", "postgres.database.azure.com",
                                "mariadbServerEndpoint", "mariadb.database.azure.com",
                                "synapseAnalytics", "dev.azuresynapse.net",
                                "attestationEndpoint", "attest.azure.net"));
    }
}
