package dev.simplon.azurerm;

import dev.simplon.resource.declaration.Check;

/// What azurerm lets a subnet be handed to, and what that may do there.
///
/// Source: azurerm 5.2; older releases may know fewer services.
final class Delegations {
    static final Check SERVICE =
            Check.oneOf(
                    "GitHub.Network/networkSettings",
                    "Informatica.DataManagement/organizations",
                    "Microsoft.ApiManagement/service",
                    "Microsoft.Apollo/npu",
                    "Microsoft.App/environments",
                    "Microsoft.App/testClients",
                    "Microsoft.AVS/PrivateClouds",
                    "Microsoft.AzureCosmosDB/clusters",
                    "Microsoft.BareMetal/AzureHostedService",
                    "Microsoft.BareMetal/AzureHPC",
                    "Microsoft.BareMetal/AzurePaymentHSM",
                    "Microsoft.BareMetal/AzureVMware",
                    "Microsoft.BareMetal/CrayServers",
                    "Microsoft.BareMetal/MonitoringServers",
                    "Microsoft.Batch/batchAccounts",
                    "Microsoft.CloudTest/hostedpools",
                    "Microsoft.CloudTest/images",
                    "Microsoft.CloudTest/pools",
                    "Microsoft.Codespaces/plans",
                    "Microsoft.ContainerInstance/containerGroups",
                    "Microsoft.ContainerService/managedClusters",
                    "Microsoft.ContainerService/TestClients",
                    "Microsoft.Databricks/workspaces",
                    "Microsoft.DBforMySQL/flexibleServers",
                    "Microsoft.DBforMySQL/servers",
                    "Microsoft.DBforMySQL/serversv2",
                    "Microsoft.DBforPostgreSQL/flexibleServers",
                    "Microsoft.DBforPostgreSQL/serversv2",
                    "Microsoft.DBforPostgreSQL/singleServers",
                    "Microsoft.DelegatedNetwork/controller",
                    "Microsoft.DevCenter/networkConnection",
                    "Microsoft.DevOpsInfrastructure/pools",
                    "Microsoft.DocumentDB/cassandraClusters",
                    "Microsoft.Fidalgo/networkSettings",
                    "Microsoft.HardwareSecurityModules/dedicatedHSMs",
                    "Microsoft.Kusto/clusters",
                    "Microsoft.LabServices/labplans",
                    "Microsoft.Logic/integrationServiceEnvironments",
                    "Microsoft.MachineLearningServices/workspaces",
                    "Microsoft.MessagingConnectors/connectors",
                    "Microsoft.Netapp/volumes",
                    "Microsoft.Network/applicationGateways",
                    "Microsoft.Network/dnsResolvers",
                    "Microsoft.Network/managedResolvers",
                    "Microsoft.Network/fpgaNetworkInterfaces",
                    "Microsoft.Network/networkWatchers.",
                    "Microsoft.Network/virtualNetworkGateways",
                    "Microsoft.Orbital/orbitalGateways",
                    "Microsoft.PowerAutomate/hostedRpa",
                    "Microsoft.PowerPlatform/enterprisePolicies",
                    "Microsoft.PowerPlatform/vnetaccesslinks",
                    "Microsoft.ServiceFabricMesh/networks",
                    "Microsoft.ServiceNetworking/trafficControllers",
                    "Microsoft.Singularity/accounts/networks",
                    "Microsoft.Singularity/accounts/npu",
                    "Microsoft.Sql/managedInstances",
                    "Microsoft.Sql/managedInstancesOnebox",
                    "Microsoft.Sql/managedInstancesStage",
                    "Microsoft.Sql/managedInstancesTest",
                    "Microsoft.Sql/servers",
                    "Microsoft.StoragePool/diskPools",
                    "Microsoft.StreamAnalytics/streamingJobs",
                    "Microsoft.Synapse/workspaces",
                    "Microsoft.Web/hostingEnvironments",
                    "Microsoft.Web/serverFarms",
                    "NGINX.NGINXPLUS/nginxDeployments",
                    "Oracle.Database/networkAttachments",
                    "PaloAltoNetworks.Cloudngfw/firewalls",
                    "Qumulo.Storage/fileSystems",
                    "PureStorage.Block/storagePools");

    static final Check ACTION =
            Check.oneOf(
                    "Microsoft.Network/networkinterfaces/*",
                    "Microsoft.Network/publicIPAddresses/join/action",
                    "Microsoft.Network/publicIPAddresses/read",
                    "Microsoft.Network/virtualNetworks/read",
                    "Microsoft.Network/virtualNetworks/subnets/action",
                    "Microsoft.Network/virtualNetworks/subnets/join/action",
                    "Microsoft.Network/virtualNetworks/subnets/prepareNetworkPolicies/action",
                    "Microsoft.Network/virtualNetworks/subnets/unprepareNetworkPolicies/action");

    private Delegations() {}
}
