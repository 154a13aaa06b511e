package dev.simplon.cloud.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Percent-encoded names and values, and paths. What is wrongly encoded stands for itself.
final class QueryString {
    private QueryString() {}

    /// @param foldNames whether names come in lower case
    static Map<String, String> decode(String text, boolean foldNames) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = plain(equals < 0 ? pair : pair.substring(0, equals));
            fields.put(
                    foldNames ? name.toLowerCase(Locale.ROOT) : name,
                    equals < 0 ? "" : plain(pair.substring(equals + 1)));
        }
        return fields;
    }

    static List<String> segments(String rawPath) {
        var segments = new ArrayList<String>();
        for (var segment : rawPath.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(plain(segment.replace("+", "%2B")));
            }
        }
        return segments;
    }

    private static String plain(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
