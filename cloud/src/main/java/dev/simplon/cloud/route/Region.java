package dev.simplon.cloud.route;

import java.util.Arrays;
import java.util.List;

/// The regions that the cloud lists. A resource may say any other: the list only serves to choose.
enum Region {
    WESTEUROPE("West Europe"),
    NORTHEUROPE("North Europe"),
    GERMANYWESTCENTRAL("Germany West Central"),
    SWITZERLANDNORTH("Switzerland North"),
    FRANCECENTRAL("France Central"),
    UKSOUTH("UK South"),
    EASTUS("East US"),
    EASTUS2("East US 2"),
    CENTRALUS("Central US"),
    WESTUS("West US"),
    WESTUS2("West US 2"),
    SOUTHEASTASIA("Southeast Asia"),
    JAPANEAST("Japan East"),
    AUSTRALIAEAST("Australia East");

    private final String displayName;

    Region(String displayName) {
        this.displayName = displayName;
    }

    String displayName() {
        return displayName;
    }

    String wire() {
        return KnownNames.fold(name());
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Region::wire).toList();
    }
}
