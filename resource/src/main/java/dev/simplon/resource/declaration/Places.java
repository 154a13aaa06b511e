package dev.simplon.resource.declaration;

import dev.simplon.resource.Version;
import dev.simplon.resource.schema.NestedBlock.Nesting;
import dev.simplon.values.Path;
import dev.simplon.values.Path.Step;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From places in a document back to the attributes that stand there.
public final class Places {
    private static final Pattern QUOTED = Pattern.compile("`([A-Za-z][A-Za-z0-9_.\\[\\]]*)`");

    private final List<Member> members;
    private final Version version;
    private final Map<String, String> names = new LinkedHashMap<>();

    private Places(List<Member> members, Version version) {
        this.members = members;
        this.version = version;
        name(members, "", "");
    }

    public static Places of(TypeAtVersion type) {
        return new Places(type.members(), type.version());
    }

    /// Every place in the document that a row names, without indexes, with the attribute there;
    /// what the rows of blocks name is counted from the document's root.
    public Map<String, String> all() {
        return Map.copyOf(names);
    }

    /// The attribute for a place in the document, or for the nearest place around it; the whole
    /// resource where no attribute has to do with it.
    public Path attributeAt(Path document) {
        return attributeAt(members, document.steps(), Path.ROOT);
    }

    /// `text` with every place of the document that it quotes replaced by the attribute's name:
    /// "`properties.sku.name`" becomes "`sku`". Places are found with or without `properties.`
    /// before them.
    public String inWordsOfConfiguration(String text) {
        return QUOTED.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement("`" + attributeNamed(match.group(1)) + "`"));
    }

    private String attributeNamed(String place) {
        var plain = place.replaceAll("\\[\\d*]", "");
        return Optional.ofNullable(names.get(plain))
                .or(() -> Optional.ofNullable(names.get("properties." + plain)))
                .orElse(place);
    }

    private void name(List<Member> rows, String documentPrefix, String attributePrefix) {
        for (var member : rows) {
            var attribute = attributePrefix + member.name();
            switch (member) {
                case Argument argument -> {
                    argument.at()
                            .ifPresent(at -> names.putIfAbsent(documentPrefix + at, attribute));
                    argument.alsoAt()
                            .forEach(at -> names.putIfAbsent(documentPrefix + at, attribute));
                    argument.singular()
                            .ifPresent(at -> names.putIfAbsent(documentPrefix + at, attribute));
                }
                case Nested nested -> {
                    if (nested.at().isPresent()) {
                        var place = documentPrefix + nested.at().get();
                        if (!nested.at().get().names().equals(List.of("properties"))) {
                            names.putIfAbsent(place, attribute);
                        }
                        name(nested.membersIn(version), place + ".", attribute + ".");
                    }
                }
            }
        }
    }

    private Path attributeAt(List<Member> rows, List<Step> document, Path outer) {
        var best = outer;
        var bestLength = 0;
        for (var member : rows) {
            switch (member) {
                case Argument argument -> {
                    var places = new ArrayList<DocumentPath>(argument.alsoAt());
                    argument.at().ifPresent(places::add);
                    argument.singular().ifPresent(places::add);
                    for (var place : places) {
                        var common = common(place, document);
                        if (common > bestLength && reaches(place, document, common)) {
                            best = outer.attribute(argument.name());
                            bestLength = common;
                        }
                    }
                }
                case Nested nested -> {
                    if (nested.at().isEmpty()) {
                        continue;
                    }
                    var common = common(nested.at().get(), document);
                    if (common < nested.at().get().names().size()) {
                        continue;
                    }
                    var inner = inside(nested, document.subList(common, document.size()), outer);
                    var shared = nested.at().get().names().equals(List.of("properties"));
                    var length = common + (inner.steps().size() > outer.steps().size() + 1 ? 1 : 0);
                    var deep = inner.steps().size() > outer.steps().size() + 2;
                    if ((!shared || deep) && length > bestLength) {
                        best = inner;
                        bestLength = length;
                    }
                }
            }
        }
        return best;
    }

    private Path inside(Nested nested, List<Step> rest, Path outer) {
        var here = outer.attribute(nested.name());
        var index = 0L;
        var remaining = rest;
        var indexed = nested.shape() == Nested.Shape.OBJECT;
        if (!remaining.isEmpty()
                && remaining.getFirst() instanceof Step.Index(Value key)
                && key.asNumber().isPresent()) {
            index = key.asNumber().get().longValue();
            remaining = remaining.subList(1, remaining.size());
            indexed = true;
        }
        if (!indexed || nested.nesting() == Nesting.SET) {
            return here;
        }
        var members = nested.membersIn(version);
        if (nested.shape() == Nested.Shape.MEMBERS) {
            return index < members.size()
                    ? here.index(0).attribute(members.get((int) index).name())
                    : here;
        }
        return attributeAt(members, remaining, here.index(index));
    }

    private static int common(DocumentPath place, List<Step> document) {
        int count = 0;
        while (count < place.names().size()
                && count < document.size()
                && document.get(count) instanceof Step.Attribute(String name)
                && name.equalsIgnoreCase(place.names().get(count))) {
            count++;
        }
        return count;
    }

    /// Whether one of the two leads into the other, beyond a mere `properties` in common.
    private static boolean reaches(DocumentPath place, List<Step> document, int common) {
        return common == place.names().size()
                || (common == document.size() && common > 1)
                || (common == document.size() && !place.names().getFirst().equals("properties"));
    }
}
