package dev.simplon.resource.declaration;

import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// How the id of a resource is made of attributes: `/groups/{group}/things/{name}`. A name in
/// braces is an attribute of the resource, or a variable that the provider's configuration gives.
/// `{parent_id/}` is the last segment of the id in that attribute:
/// `/groups/{group}/{parent_id/}/parts/{name}`; in an id of this form it stands for all that is
/// before it, and itself.
public record IdTemplate(List<String> segments) {
    public IdTemplate {
        segments = List.copyOf(segments);
    }

    public static IdTemplate of(String text) {
        return new IdTemplate(List.of(text.substring(1).split("/(?!})")));
    }

    /// The names in braces, in order.
    public List<String> names() {
        return segments.stream().filter(IdTemplate::isName).map(IdTemplate::name).toList();
    }

    /// Those of them whose values stand in the id as they are, as one segment each.
    public List<String> segmentNames() {
        return segments.stream()
                .filter(segment -> isName(segment) && !isParent(segment))
                .map(IdTemplate::name)
                .toList();
    }

    /// The id as far as it is known: a known text; or unknown, beginning with what is known up to
    /// the first segment that is not.
    public Value format(Map<String, Value> values) {
        var text = new StringBuilder();
        for (var segment : segments) {
            text.append('/');
            if (!isName(segment)) {
                text.append(segment);
                continue;
            }
            var value = Optional.ofNullable(values.get(name(segment))).flatMap(Value::asText);
            if (value.isEmpty()) {
                return new Value.Unknown(Type.STRING, Optional.of(text.toString()));
            }
            text.append(isParent(segment) ? lastSegment(value.get()) : value.get());
        }
        return Value.of(text.toString());
    }

    /// The unknown id of a resource that replaces one of the same names.
    public Value unknown(String known) {
        return new Value.Unknown(
                Type.STRING, Optional.of(known.substring(0, known.lastIndexOf('/') + 1)));
    }

    /// What the names in braces are in an id.
    ///
    /// @param ignoringCase whether the fixed segments may be spelled in any case
    /// @return empty if the text is no id of this form
    public Optional<SequencedMap<String, String>> parse(String id, boolean ignoringCase) {
        var parts = id.split("/", -1);
        if (parts.length != segments.size() + 1 || !parts[0].isEmpty()) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<String, String>();
        var before = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            var part = parts[i + 1];
            if (isName(segment)) {
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                before.append('/').append(part);
                found.put(name(segment), isParent(segment) ? before.toString() : part);
            } else if (!(ignoringCase ? segment.equalsIgnoreCase(part) : segment.equals(part))) {
                return Optional.empty();
            } else {
                before.append('/').append(segment);
            }
        }
        return Optional.of(found);
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isParent(String segment) {
        return segment.endsWith("/}");
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - (isParent(segment) ? 2 : 1));
    }

    private static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        var all = new ArrayList<String>();
        all.add("");
        all.addAll(segments);
        return String.join("/", all);
    }
}
