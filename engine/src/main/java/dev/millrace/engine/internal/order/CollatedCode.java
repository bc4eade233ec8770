package dev.millrace.engine.internal.order;

import java.text.Collator;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Collation;

/**
 * Strings of a language by the letters in them: the part of their collation keys that comes first. It is shared by strings that
 * differ in accents, case and signs, so the collator decides about those; it must, for the whole keys do not always have its order
 * (French accents, U+FFFF). Making a key costs microseconds, so the latest ones are kept: as many as there are places, one for each
 * that a string's hash code leads to.
 */
final class CollatedCode extends ValueCode {

    private static final int PLACES = 1 << 13;
    private static final int END = 0;
    private static final int END_WIDTH = 2;
    /** A string that has it gets a key that ends there, though the collator compares what follows. */
    private static final char NO_CHARACTER = '\uffff';
    private static final char LIKEWISE = '\ufffe';

    private final Collator collator;
    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private final byte[][] letters = new byte[PLACES][];

    CollatedCode(Collation collation) {
        collator = (Collator) Collator.getInstance(collation.locale()).clone();
        collator.setStrength(switch (collation.strength()) {
            case PRIMARY -> Collator.PRIMARY;
            case SECONDARY -> Collator.SECONDARY;
            case TERTIARY -> Collator.TERTIARY;
        });
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    }

    @Override
    boolean write(Object value, ByteWindow out) {
        byte[] letters = letters((String) value);
        for (int i = 0; i < letters.length && !out.isFull(); i++) {
            out.put(letters[i]);
        }
        out.put(END, END_WIDTH);
        return false;
    }

    @Override
    int compare(Object a, Object b) {
        int letters = Arrays.compareUnsigned(letters((String) a), letters((String) b));
        return letters != 0 || a.equals(b) ? letters : collator.compare((String) a, (String) b);
    }

    private byte[] letters(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        if (!text.equals(texts[place])) {
            letters[place] = read(text);
            texts[place] = text;
        }
        return letters[place];
    }

    /** The units of the key before the one that ends the letters, two bytes each. */
    private byte[] read(String text) {
        byte[] key = collator.getCollationKey(text.replace(NO_CHARACTER, LIKEWISE)).toByteArray();
        int end = 0;
        while (end + 1 < key.length && (key[end] != 0 || key[end + 1] != 0)) {
            end += END_WIDTH;
        }
        return Arrays.copyOf(key, end);
    }
}
