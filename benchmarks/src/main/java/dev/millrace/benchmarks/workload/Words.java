package dev.millrace.benchmarks.workload;

/** The words that titles are made of. */
final class Words {

    private static final int SEED = 7;
    private static final int SHORTEST = 3;
    private static final int LENGTHS = 5;
    private static final int LETTERS = 26;

    private final String[] words = new String[64];

    Words() {
        Rng drawn = new Rng(SEED);
        for (int i = 0; i < words.length; i++) {
            char[] letters = new char[SHORTEST + drawn.below(LENGTHS)];
            for (int at = 0; at < letters.length; at++) {
                letters[at] = (char) ('a' + drawn.below(LETTERS));
            }
            words[i] = new String(letters);
        }
    }

    String draw(Rng drawn) {
        return words[drawn.below(words.length)];
    }
}
