package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.bool;
import static dev.simplon.resource.declaration.Rows.text;
import static dev.simplon.resource.declaration.Rows.texts;

import dev.simplon.resource.declaration.Codec;
import dev.simplon.resource.declaration.DataSourceType;
import dev.simplon.resource.declaration.Particulars;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;

/// `data "azurerm_subnet"`.
final class SubnetDataSource {
    /// The single prefix is also there where the service has a list of one.
    private static final Particulars FIRST_PREFIX =
            new Particulars() {
                @Override
                public Reading read(
                        ObjectValue state, ObjectValue document, ObjectValue prior, Call call) {
                    var first =
                            state.member("address_prefixes").map(Value::asList).orElse(List.of());
                    var missing = state.member("address_prefix").map(Value::isNull).orElse(true);
                    return new Reading(
                            missing && !first.isEmpty()
                                    ? state.with("address_prefix", first.getFirst())
                                    : state,
                            List.of());
                }
            };

    static final DataSourceType TYPE =
            DataSourceType.named("azurerm_subnet")
                    .of(Subnet.TYPE)
                    .says("An existing subnet of a virtual network.")
                    .given("name", "virtual_network_name", "resource_group_name")
                    .shows(
                            "address_prefixes",
                            "default_outbound_access_enabled",
                            "private_endpoint_network_policies",
                            "private_endpoint_network_policies_enabled",
                            "private_link_service_network_policies_enabled",
                            "service_endpoint")
                    .with(
                            text("address_prefix")
                                    .computed()
                                    .at("properties.addressPrefix")
                                    .says("The first of the prefixes."),
                            text("network_security_group_id")
                                    .computed()
                                    .at("properties.networkSecurityGroup.id")
                                    .says("The id of the network security group."),
                            text("route_table_id")
                                    .computed()
                                    .at("properties.routeTable.id")
                                    .says("The id of the route table."),
                            texts("service_endpoints")
                                    .computed()
                                    .at("properties.serviceEndpoints")
                                    .as(Codec.ofElements(Codec.inMember("service")))
                                    .says(
                                            "The services that the subnet reaches by service endpoints.")
                                    .until("5.0.0"),
                            enforced(
                                    "endpoint",
                                    Subnet.ENDPOINT_POLICIES,
                                    false,
                                    "0.0.0",
                                    "3.103.0"),
                            enforced(
                                    "endpoint", Subnet.ENDPOINT_POLICIES, true, "3.103.0", "4.0.0"),
                            enforced("service", Subnet.SERVICE_POLICIES, false, "0.0.0", "3.103.0"),
                            enforced("service", Subnet.SERVICE_POLICIES, true, "3.103.0", "4.0.0"))
                    .particulars(FIRST_PREFIX)
                    .build();

    private SubnetDataSource() {}

    private static dev.simplon.resource.declaration.Argument.Builder enforced(
            String of, String place, boolean deprecated, String since, String until) {
        var row =
                bool("enforce_private_link_" + of + "_network_policies")
                        .computed()
                        .at(place)
                        .as(Codec.words("Disabled", "Enabled"))
                        .says("The opposite of whether network policies hold.")
                        .since(since)
                        .until(until);
        return deprecated
                ? row.deprecated(
                        of.equals("endpoint")
                                ? "`private_endpoint_network_policies`"
                                : "`private_link_service_network_policies_enabled`")
                : row;
    }
}
