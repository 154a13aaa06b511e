package dev.simplon.bindings.generator;

import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// How Terraform's names are called in Java: CDKTF's rules.
final class Naming {
    private static final Set<String> TAKEN =
            Set.of(
                    "self",
                    "build",
                    "node",
                    "system",
                    "software",
                    "import_from",
                    "move_to",
                    "tf_resource_type");
    private static final Map<String, String> RENAMED = Map.of("equals", "equalTo");

    private Naming() {}

    /// `enable_bgp` is `enableBgp`.
    static String property(String name) {
        if (TAKEN.contains(name)) {
            return camel(name) + "Attribute";
        }
        if (RENAMED.containsKey(name)) {
            return RENAMED.get(name);
        }
        var camel = name.startsWith("get_") ? camel("fetch_" + name.substring(4)) : camel(name);
        return SourceVersion.isKeyword(camel) ? camel + "Value" : camel;
    }

    /// `public_ip` is `PublicIp`.
    static String className(String name) {
        return capital(camel(name));
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String camel(String name) {
        var camel = new StringBuilder();
        for (var word : name.split("_")) {
            if (!word.isEmpty()) {
                camel.append(camel.isEmpty() ? word : capital(word));
            }
        }
        return camel.toString();
    }
}
