/// The resource types of azurerm's network-gateway family, one file each: the list of files is the
/// list of types.
///
/// Begin at [AzurermProvider]; to read a type, at its file. [AzurermSchemas] gives the schemas of a
/// version, [AzurermVersions] chooses one. What is common to types is in [Placement]; how documents
/// travel is in [ArmTransport].
///
/// Source: hashicorp/terraform-provider-azurerm, releases 3.60 to 5.2.
@NullMarked
package dev.simplon.azurerm;

import org.jspecify.annotations.NullMarked;
