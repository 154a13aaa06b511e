package dev.simplon.constructs;

import java.util.List;

/// Values asked for when the document is written, at each pass anew.
public final class Lazy {
    private Lazy() {}

    public static IResolvable anyValue(IAnyProducer producer) {
        return producer::produce;
    }

    public static String stringValue(IStringProducer producer) {
        return Token.asString((IResolvable) producer::produce);
    }

    public static Number numberValue(INumberProducer producer) {
        return Token.asNumber((IResolvable) producer::produce);
    }

    public static List<String> listValue(IListProducer producer) {
        return Token.asList((IResolvable) producer::produce);
    }
}
