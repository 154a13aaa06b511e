/// The client side of Azure Resource Manager.
///
/// Begin at [ArmClient] (what one can ask) and [AzureArmClient#connect] (how one gets it). Which
/// cloud is meant stands in [ArmEnvironment]; how a write is awaited in `LongRunningOperation`;
/// what is tried again in `Retries`.
///
/// Source: Azure Resource Manager, "Track asynchronous Azure operations"; azure-core's pipeline.
@NullMarked
package dev.simplon.arm;

import org.jspecify.annotations.NullMarked;
