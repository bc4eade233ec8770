package dev.millrace.query.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the valid name that a mistyped one was probably meant to be, for error messages. */
public final class NearestName {

    private NearestName() {
    }

    /**
     * Phrases a hint.
     *
     * @param wrong the name that was given
     * @param valid the names that exist
     * @return {@code "; did you mean …?"} if one is near, else the list of valid names
     */
    public static String hint(String wrong, Collection<String> valid) {
        Optional<String> nearest = valid.stream()
                .min(Comparator.comparingInt((String name) -> distance(wrong, name)).thenComparing(name -> name));
        if (nearest.isPresent() && distance(wrong, nearest.get()) <= Math.max(1, wrong.length() / 2)) {
            return "; did you mean \"" + nearest.get() + "\"?";
        }
        return "; known are " + valid.stream().sorted().toList();
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean equal = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int substitute = diagonal + (equal ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
