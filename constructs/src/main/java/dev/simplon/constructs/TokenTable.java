package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which disguise stands for which token, in this process. Getters are everywhere and take no
/// context, so the table is the one static state of this room; it only grows, and nothing that is
/// written depends on its numbers.
///
/// The disguises are CDKTF's: `${TfToken[TOKEN.7]}` in text, `#{TfToken[TOKEN.7]}` as the one
/// element of a list, `&{TfToken[TOKEN.7]}` as the one key of a map, a double whose top 16 bits are
/// 0xFDFF (0xFBFF as the one element of a list of numbers) and whose low 48 bits are the number.
final class TokenTable {
    private static final Pattern TEXT = Pattern.compile("\\$\\{TfToken\\[TOKEN\\.(\\d+)]}");
    private static final Pattern LIST_TEXT = Pattern.compile("#\\{TfToken\\[TOKEN\\.(\\d+)]}");
    private static final Pattern MAP_TEXT = Pattern.compile("&\\{TfToken\\[TOKEN\\.(\\d+)]}");

    /// How Java writes a number token in text: 0xFDFF at the top is always about -8.1e298.
    private static final Pattern NUMBER_TEXT = Pattern.compile("-8\\.\\d+E298");

    private static final long NUMBER_BITS = 0xFDFFL << 48;
    private static final long LIST_NUMBER_BITS = 0xFBFFL << 48;
    private static final long TOP = 0xFFFFL << 48;

    private static final List<IResolvable> TOKENS = new ArrayList<>();
    private static final IdentityHashMap<IResolvable, Integer> NUMBERS = new IdentityHashMap<>();

    private TokenTable() {}

    static String text(IResolvable token) {
        return "${TfToken[TOKEN." + register(token) + "]}";
    }

    static String listText(IResolvable token) {
        return "#{TfToken[TOKEN." + register(token) + "]}";
    }

    static String mapText(IResolvable token) {
        return "&{TfToken[TOKEN." + register(token) + "]}";
    }

    static Double number(IResolvable token) {
        return Double.longBitsToDouble(NUMBER_BITS | register(token));
    }

    static Double listNumber(IResolvable token) {
        return Double.longBitsToDouble(LIST_NUMBER_BITS | register(token));
    }

    private static synchronized int register(IResolvable token) {
        return NUMBERS.computeIfAbsent(
                token,
                t -> {
                    TOKENS.add(t);
                    return TOKENS.size() - 1;
                });
    }

    private static synchronized IResolvable token(int number) {
        return TOKENS.get(number);
    }

    static boolean isToken(Number number) {
        return has(number, NUMBER_BITS) || has(number, LIST_NUMBER_BITS);
    }

    static boolean isNumberToken(Number number) {
        return has(number, NUMBER_BITS);
    }

    static boolean isListNumberToken(Number number) {
        return has(number, LIST_NUMBER_BITS);
    }

    private static boolean has(Number number, long bits) {
        return number instanceof Double d && (Double.doubleToRawLongBits(d) & TOP) == bits;
    }

    static IResolvable ofNumber(Number number) {
        return token((int) Double.doubleToRawLongBits(number.doubleValue()));
    }

    static boolean isIn(String text) {
        return text.contains("{TfToken[") || NUMBER_TEXT.matcher(text).find();
    }

    static boolean isListToken(String text) {
        return LIST_TEXT.matcher(text).matches();
    }

    static boolean hasListToken(String text) {
        return text.contains("#{TfToken[") && LIST_TEXT.matcher(text).find();
    }

    static boolean isMapToken(String text) {
        return MAP_TEXT.matcher(text).matches();
    }

    static boolean hasMapToken(String text) {
        return text.contains("&{TfToken[") && MAP_TEXT.matcher(text).find();
    }

    static IResolvable ofList(String text) {
        return only(LIST_TEXT, text);
    }

    static IResolvable ofMap(String text) {
        return only(MAP_TEXT, text);
    }

    private static IResolvable only(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a token: " + text);
        }
        return token(Integer.parseInt(matcher.group(1)));
    }

    /// A text in pieces: `String` for what stands as it is, [IResolvable] for tokens.
    static List<Object> pieces(String text) {
        if (!isIn(text)) {
            return List.of(text);
        }
        var pieces = new ArrayList<Object>();
        int end = 0;
        Matcher matcher = TEXT.matcher(text);
        while (matcher.find()) {
            addWithNumbers(text.substring(end, matcher.start()), pieces);
            pieces.add(token(Integer.parseInt(matcher.group(1))));
            end = matcher.end();
        }
        addWithNumbers(text.substring(end), pieces);
        return pieces;
    }

    private static void addWithNumbers(String text, List<Object> pieces) {
        int end = 0;
        Matcher matcher = NUMBER_TEXT.matcher(text);
        while (matcher.find()) {
            var number = Double.valueOf(matcher.group());
            if (isNumberToken(number)) {
                addText(text.substring(end, matcher.start()), pieces);
                pieces.add(ofNumber(number));
                end = matcher.end();
            }
        }
        addText(text.substring(end), pieces);
    }

    private static void addText(String text, List<Object> pieces) {
        if (!text.isEmpty()) {
            pieces.add(text);
        }
    }
}
