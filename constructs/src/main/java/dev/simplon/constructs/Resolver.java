package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the disguise off: a value as a program gave it becomes maps, lists, text, numbers, bools
/// and [Null]; Java's null means that it is absent.
///
/// @param bare whether the value stands inside `${...}` already
record Resolver(IConstruct scope, boolean preparing, boolean bare) implements IResolveContext {
    @Override
    public IConstruct getScope() {
        return scope;
    }

    @Override
    public Boolean getPreparing() {
        return preparing;
    }

    @Override
    public Boolean getSuppressBraces() {
        return bare;
    }

    @Override
    public @Nullable Object resolve(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Null aNull -> aNull;
            case String text -> text(text);
            case Boolean bool -> bool;
            case Number number -> number(number);
            case Struct struct -> entries(struct.arguments().values());
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case Iterable<?> others when !(value instanceof IConstruct) -> list(others);
            case IConstruct construct ->
                    throw new ConstructException(
                            "%s is given a construct (%s) where a value is expected. Give one of its attributes instead, such as its getId()."
                                    .formatted(scope, construct));
            case IResolvable token -> resolve(token.resolve(this));
            default ->
                    throw new ConstructException(
                            "%s is given a %s (%s), which has no form in Terraform's JSON. Give text, a number, a bool, a list, a map, or a reference."
                                    .formatted(scope, value.getClass().getName(), value));
        };
    }

    private @Nullable Object number(Number number) {
        if (TokenTable.isNumberToken(number)) {
            return resolve(TokenTable.ofNumber(number));
        }
        if (TokenTable.isListNumberToken(number)) {
            throw new ConstructException(
                    "%s uses an element of a list of numbers that is not known yet. Refer to the element with an expression, not with Java's list.get()."
                            .formatted(scope));
        }
        return number;
    }

    private Map<String, Object> entries(Map<?, ?> map) {
        var resolved = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
            var value = resolve(entry.getValue());
            if (value != null) {
                resolved.put(key(entry.getKey()), value);
            }
        }
        return resolved;
    }

    private @Nullable Object map(Map<?, ?> map) {
        if (map.keySet().stream()
                .noneMatch(k -> k instanceof String s && TokenTable.isMapToken(s))) {
            return entries(map);
        }
        if (map.size() > 1) {
            throw new ConstructException(
                    "%s mixes the entries of a map that is not known yet with others. Merge them with Terraform's merge function."
                            .formatted(scope));
        }
        return resolve(TokenTable.ofMap((String) map.keySet().iterator().next()));
    }

    private String key(@Nullable Object key) {
        return switch (resolve(key)) {
            case String text -> text;
            case null, default ->
                    throw new ConstructException(
                            "%s has a map whose key (%s) is not text. Keys must be text or references to text."
                                    .formatted(scope, key));
        };
    }

    private @Nullable Object list(Iterable<?> list) {
        var elements = new ArrayList<@Nullable Object>();
        list.forEach(elements::add);
        for (var element : elements) {
            var token = listToken(element);
            if (token != null) {
                if (elements.size() > 1) {
                    throw new ConstructException(
                            "%s mixes the elements of a list that is not known yet with others. Join them with Terraform's concat function."
                                    .formatted(scope));
                }
                return resolve(token);
            }
        }
        var resolved = new ArrayList<Object>();
        for (var element : elements) {
            var value = resolve(element);
            if (value != null) {
                resolved.add(value);
            }
        }
        return resolved;
    }

    private static @Nullable IResolvable listToken(@Nullable Object element) {
        return switch (element) {
            case String text when TokenTable.isListToken(text) -> TokenTable.ofList(text);
            case Number number when TokenTable.isListNumberToken(number) ->
                    TokenTable.ofNumber(number);
            case null, default -> null;
        };
    }

    private @Nullable Object text(String text) {
        if (TokenTable.hasListToken(text) || TokenTable.hasMapToken(text)) {
            throw new ConstructException(
                    "%s uses a list or map that is not known yet as text (or an element of it). Refer to one element with an expression, or join the list with Terraform's join function."
                            .formatted(scope));
        }
        var pieces = TokenTable.pieces(text);
        if (pieces.size() == 1) {
            return pieces.getFirst() instanceof IResolvable token ? resolve(token) : text;
        }
        var inside = Interpolation.inside(pieces);
        var joined = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case IResolvable token -> {
                    var here = inside.get(i) ? new Resolver(scope, preparing, true) : this;
                    joined.append(scalar(here.resolve(token)));
                }
                default -> joined.append(pieces.get(i));
            }
        }
        return joined.toString();
    }

    private String scalar(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> EcmaNumber.format(number.doubleValue());
            case Boolean bool -> bool.toString();
            case null -> "";
            default ->
                    throw new ConstructException(
                            "%s joins text with a list, a map or null. Only text, numbers and bools can be part of a text."
                                    .formatted(scope));
        };
    }

    /// A block's arguments with every token replaced.
    Map<String, Object> block(Map<String, Object> arguments) {
        return entries(arguments);
    }
}
