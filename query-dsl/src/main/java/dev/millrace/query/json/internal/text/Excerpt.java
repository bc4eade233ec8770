package dev.millrace.query.json.internal.text;

/** Values of others in messages: short, on one line. */
public final class Excerpt {

    private static final int LENGTH = 80;

    private Excerpt() {
    }

    /** A text in quotation marks. */
    public static String quote(String text) {
        return '"' + cut(text) + '"';
    }

    /** A text without control characters, cut where it is long. */
    public static String cut(String text) {
        return cut(text, LENGTH);
    }

    /** A text without control characters, cut at a length, but never in the middle of a character. */
    public static String cut(String text, int length) {
        StringBuilder shown = new StringBuilder();
        boolean whole = text.length() <= length;
        int end = whole ? text.length() : length;
        int i = 0;
        while (i < end) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
                shown.append(String.format("\\u%04x", character));
            } else {
                shown.appendCodePoint(character);
            }
        }
        return whole ? shown.toString() : shown.append('…').toString();
    }
}
