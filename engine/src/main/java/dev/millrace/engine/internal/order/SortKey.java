package dev.millrace.engine.internal.order;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.store.RowBlock;

/**
 * A compiled order of rows, and for each row a sequence of bytes that has the same order: it is never made, but any eight of its bytes can
 * be asked for. For one thread at a time.
 *
 * <p>Sequences are compared as unsigned bytes, a missing byte being zero. If they differ, the rows compare the same way; if they
 * do not, {@link #compare} tells. A term that is not read as a primitive number takes a byte that tells nulls from values, and
 * then: a boolean and an enum one byte, which is also that of null; numbers, dates and times, durations and UUIDs a fixed number (see
 * {@link FixedCodes}); strings their UTF-8 form and byte arrays themselves, with a byte at the end. Decimals, and numbers
 * of several types, take eight for the nearest double, collated strings the letters of their collation key. Behind these, and behind
 * a value of any other type, the sequence ends. A descending term has the complement of its bytes.
 *
 * <p>Asking for bytes costs as much as reading what stands before them.
 */
public final class SortKey {

    /** So many bytes are looked through to see how many two sequences share. */
    private static final int MOST_COMMON = 1024;

    private final Term[] terms;
    private final int firstWidth;
    private final ByteWindow window = new ByteWindow();

    private SortKey(Term[] terms, int firstWidth) {
        this.terms = terms;
        this.firstWidth = firstWidth;
    }

    /**
     * Makes an order.
     *
     * @param terms its terms, most significant first
     * @param compiler compiles their keys
     * @return the order
     */
    public static SortKey of(List<SortTerm> terms, ScalarCompiler compiler) {
        return new SortKey(terms.stream().map(term -> Term.of(term, compiler)).toArray(Term[]::new),
                LaneReads.width(terms.stream().limit(1).map(SortTerm::key).toList()));
    }

    /**
     * Drops rows that come after a row by the first term alone; of them, at least those for which that is told fastest.
     *
     * @param block the rows
     * @param width how many of their lanes are there; if the first term reads others, none is dropped
     * @param lanes holds the lanes of the row
     * @param at where its first lane is
     */
    public void dropAfter(RowBlock block, int width, @Nullable Object[] lanes, int at) {
        if (terms.length > 0 && firstWidth <= width) {
            terms[0].dropAfter(block, lanes, at);
        }
    }

    /**
     * Compares two rows, as the value domain or the collations of the terms do.
     *
     * @param rowsA holds the lanes of one row
     * @param atA where its first lane is
     * @param rowsB holds the lanes of the other
     * @param atB where its first lane is
     * @return negative if the first row comes first
     */
    public int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
        for (Term term : terms) {
            int order = term.compare(rowsA, atA, rowsB, atB);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * Tells whether any row has a sequence that is not empty.
     *
     * @return false if {@link #prefix} always gives 0
     */
    public boolean hasPrefixes() {
        return terms.length > 0;
    }

    /**
     * Eight bytes of a row's sequence.
     *
     * @param rows holds the lanes of the row
     * @param at where its first lane is
     * @param skip how many bytes come before them
     * @return the first of them as the most significant
     */
    public long prefix(@Nullable Object[] rows, int at, int skip) {
        return read(rows, at, skip).bytes();
    }

    /**
     * How many bytes two sequences share at their beginnings.
     *
     * @param rowsA holds the lanes of one row
     * @param atA where its first lane is
     * @param rowsB holds the lanes of the other
     * @param atB where its first lane is
     * @return that many; {@value #MOST_COMMON} or a few more where there are yet more
     */
    public int common(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
        int skip = 0;
        while (true) {
            long a = read(rowsA, atA, skip).bytes();
            int filled = window.filled();
            long b = read(rowsB, atB, skip).bytes();
            int shared = a == b ? Math.min(filled, window.filled()) : Long.numberOfLeadingZeros(a ^ b) / Byte.SIZE;
            skip += shared;
            if (shared < Long.BYTES || skip >= MOST_COMMON) {
                return skip;
            }
        }
    }

    private ByteWindow read(@Nullable Object[] rows, int at, int skip) {
        window.open(skip);
        for (Term term : terms) {
            if (!term.write(rows, at, window) || window.isFull()) {
                break;
            }
        }
        return window;
    }
}
