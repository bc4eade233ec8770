package dev.millrace.query.value;

/**
 * Code points without regard to case, as {@code ilike} compares them: each becomes its small letter, by itself. The small
 * letter of a whole string depends on what is around it, a capital sigma being another one at the end of a word, so a part of
 * the string would not match what it is a part of. Hence both small sigmas are one here.
 *
 * @since 0.1
 */
public final class CaseFold {

    private static final int FINAL_SIGMA = 0x3C2;
    private static final int SIGMA = 0x3C3;

    private CaseFold() {
    }

    /**
     * Gives a code point without regard to case.
     *
     * @param codePoint any code point
     * @return the same for code points that differ in case alone
     */
    public static int of(int codePoint) {
        int small = Character.toLowerCase(codePoint);
        return small == FINAL_SIGMA ? SIGMA : small;
    }
}
