package dev.simplon.azure;

import java.util.Locale;
import java.util.regex.Pattern;

/// How resources of the network family may be called.
///
/// Source: Microsoft, "Naming rules and restrictions for Azure resources", Microsoft.Network (read
/// 2026-11-24).
public final class ResourceNames {
    private static final Pattern CHARACTERS =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.\\-]*[A-Za-z0-9_])?");

    private ResourceNames() {}

    /// @param type `Microsoft.Network/virtualNetworks`
    public static boolean allow(String type, String name) {
        return name.length() >= least(type)
                && name.length() <= most(type)
                && CHARACTERS.matcher(name).matches();
    }

    /// What [#allow] asks of a name, as the end of a sentence: `has 1 to 80 ...`.
    public static String rule(String type) {
        return "has "
                + least(type)
                + " to "
                + most(type)
                + " letters, digits, '_', '.' and '-', begins with a letter or a digit, and ends with"
                + " one or with '_'";
    }

    private static int least(String type) {
        return isNetwork(type) ? 2 : 1;
    }

    /// How many characters a name has at most.
    public static int most(String type) {
        return isNetwork(type) ? 64 : 80;
    }

    private static boolean isNetwork(String type) {
        return type.toLowerCase(Locale.ROOT).equals("microsoft.network/virtualnetworks");
    }
}
