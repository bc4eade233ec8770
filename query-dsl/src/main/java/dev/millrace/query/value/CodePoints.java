package dev.millrace.query.value;

/** The order of strings by code point; that of {@link String#compareTo}, by UTF-16 unit, has U+1F600 before U+E000. */
final class CodePoints {
    private CodePoints() {}

    static int compare(String a, String b) {
        int limit = Math.min(a.length(), b.length());
        for (int i = 0; i < limit; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // Below the surrogates, units and code points have one order, also when the other unit is a surrogate.
                return x < Character.MIN_SURROGATE || y < Character.MIN_SURROGATE ? x - y : compareAt(a, b, i);
            }
        }
        return a.length() - b.length();
    }

    /** Compares the code points around the first units that differ. A lone surrogate is a code point of its own. */
    private static int compareAt(String a, String b, int mismatch) {
        boolean insidePair = mismatch > 0
                && Character.isHighSurrogate(a.charAt(mismatch - 1))
                && (Character.isLowSurrogate(a.charAt(mismatch)) || Character.isLowSurrogate(b.charAt(mismatch)));
        int start = insidePair ? mismatch - 1 : mismatch;
        return a.codePointAt(start) - b.codePointAt(start);
    }
}
