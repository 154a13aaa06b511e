package dev.simplon.configuration.function;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The table of functions by name. `try` and `can` are not in it: they look at how evaluating their
/// arguments fails, so they are part of evaluation.
public final class Functions {
    /// What Terraform 1.11 has and the embedded engine does not have yet.
    private static final Set<String> MISSING =
            Set.of(
                    "base64gzip",
                    "bcrypt",
                    "csvdecode",
                    "ephemeralasnull",
                    "fileset",
                    "formatdate",
                    "plantimestamp",
                    "rsadecrypt",
                    "templatestring",
                    "textdecodebase64",
                    "textencodebase64",
                    "timeadd",
                    "timecmp",
                    "uuidv5",
                    "yamldecode",
                    "yamlencode");

    private static final Map<String, Function> TABLE = table();

    private Functions() {}

    /// @param name with or without the prefix `core::`
    public static Optional<Function> named(String name) {
        return Optional.ofNullable(TABLE.get(plain(name)));
    }

    /// True for a function of Terraform's that is not in the table.
    public static boolean isMissing(String name) {
        return MISSING.contains(plain(name));
    }

    /// Every name that may be called, in the order of the alphabet.
    public static Collection<String> names() {
        var names = new TreeSet<>(TABLE.keySet());
        names.addAll(Set.of("try", "can"));
        return names;
    }

    public static String plain(String name) {
        return name.startsWith("core::") ? name.substring("core::".length()) : name;
    }

    private static Map<String, Function> table() {
        var table = new HashMap<String, Function>();
        for (var family :
                List.of(
                        CollectionFunctions.ALL,
                        EncodingFunctions.ALL,
                        FileFunctions.ALL,
                        FormatFunctions.ALL,
                        HashFunctions.ALL,
                        MapFunctions.ALL,
                        NetworkFunctions.ALL,
                        NumericFunctions.ALL,
                        PatternFunctions.ALL,
                        SetFunctions.ALL,
                        StringFunctions.ALL,
                        TimeFunctions.ALL,
                        TypeFunctions.ALL)) {
            for (var function : family) {
                table.put(function.name(), function);
            }
        }
        return Map.copyOf(table);
    }
}
