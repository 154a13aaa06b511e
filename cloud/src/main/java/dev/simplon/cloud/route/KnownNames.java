package dev.simplon.cloud.route;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Names of Azure's that the cloud knows without emulating them.
final class KnownNames {
    private KnownNames() {}

    /// The namespaces that azurerm 3.60 wants to find registered, spelled as it compares them.
    static final List<String> NAMESPACES =
            List.of(
                    "Microsoft.AVS",
                    "Microsoft.AlertsManagement",
                    "Microsoft.ApiManagement",
                    "Microsoft.AppConfiguration",
                    "Microsoft.AppPlatform",
                    "Microsoft.Authorization",
                    "Microsoft.Automation",
                    "Microsoft.Blueprint",
                    "Microsoft.BotService",
                    "Microsoft.Cache",
                    "Microsoft.Cdn",
                    "Microsoft.CognitiveServices",
                    "Microsoft.Compute",
                    "Microsoft.ContainerInstance",
                    "Microsoft.ContainerRegistry",
                    "Microsoft.ContainerService",
                    "Microsoft.CostManagement",
                    "Microsoft.CustomProviders",
                    "Microsoft.DBforMariaDB",
                    "Microsoft.DBforMySQL",
                    "Microsoft.DBforPostgreSQL",
                    "Microsoft.Dashboard",
                    "Microsoft.DataFactory",
                    "Microsoft.DataLakeAnalytics",
                    "Microsoft.DataLakeStore",
                    "Microsoft.DataMigration",
                    "Microsoft.DataProtection",
                    "Microsoft.Databricks",
                    "Microsoft.DesktopVirtualization",
                    "Microsoft.DevTestLab",
                    "Microsoft.Devices",
                    "Microsoft.DocumentDB",
                    "Microsoft.EventGrid",
                    "Microsoft.EventHub",
                    "Microsoft.GuestConfiguration",
                    "Microsoft.HDInsight",
                    "Microsoft.HealthcareApis",
                    "Microsoft.IoTCentral",
                    "Microsoft.KeyVault",
                    "Microsoft.Kusto",
                    "Microsoft.Logic",
                    "Microsoft.MachineLearningServices",
                    "Microsoft.Maintenance",
                    "Microsoft.ManagedIdentity",
                    "Microsoft.ManagedServices",
                    "Microsoft.Management",
                    "Microsoft.Maps",
                    "Microsoft.MarketplaceOrdering",
                    "Microsoft.Media",
                    "Microsoft.MixedReality",
                    "Microsoft.Monitor",
                    "Microsoft.Network",
                    "Microsoft.NotificationHubs",
                    "Microsoft.OperationalInsights",
                    "Microsoft.OperationsManagement",
                    "Microsoft.PolicyInsights",
                    "Microsoft.PowerBIDedicated",
                    "Microsoft.RecoveryServices",
                    "Microsoft.Relay",
                    "Microsoft.Resources",
                    "Microsoft.Search",
                    "Microsoft.Security",
                    "Microsoft.SecurityInsights",
                    "Microsoft.ServiceBus",
                    "Microsoft.ServiceFabric",
                    "Microsoft.SignalRService",
                    "Microsoft.Sql",
                    "Microsoft.Storage",
                    "Microsoft.StreamAnalytics",
                    "Microsoft.TimeSeriesInsights",
                    "Microsoft.Web",
                    "microsoft.insights");

    /// Types of Microsoft.Network that Azure has.
    private static final List<String> NETWORK_TYPES =
            List.of(
                    "applicationGateways",
                    "applicationSecurityGroups",
                    "azureFirewalls",
                    "bastionHosts",
                    "customIPPrefixes",
                    "ddosCustomPolicies",
                    "ddosProtectionPlans",
                    "dnsZones",
                    "dnsResolvers",
                    "expressRouteCircuits",
                    "expressRouteCrossConnections",
                    "expressRouteGateways",
                    "expressRoutePorts",
                    "expressRouteServiceProviders",
                    "firewallPolicies",
                    "frontDoors",
                    "ipGroups",
                    "loadBalancers",
                    "natGateways",
                    "networkInterfaces",
                    "networkManagers",
                    "networkProfiles",
                    "networkSecurityGroups",
                    "networkVirtualAppliances",
                    "networkWatchers",
                    "p2svpnGateways",
                    "privateDnsZones",
                    "privateEndpoints",
                    "privateLinkServices",
                    "publicIPPrefixes",
                    "routeFilters",
                    "routeTables",
                    "securityPartnerProviders",
                    "serviceEndpointPolicies",
                    "trafficManagerProfiles",
                    "virtualHubs",
                    "virtualNetworkTaps",
                    "virtualRouters",
                    "virtualWans",
                    "vpnGateways",
                    "vpnServerConfigurations",
                    "vpnSites");

    static Optional<String> namespace(String name) {
        return NAMESPACES.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    static boolean isNetworkType(String name) {
        return NETWORK_TYPES.stream().anyMatch(name::equalsIgnoreCase);
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
