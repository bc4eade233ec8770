package dev.millrace.engine.internal.expr;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;

/**
 * A compiled order of rows: terms, most significant first. Two different rows of one result never compare equal, because the
 * last terms are the row's identity (law 7).
 */
public final class RowOrder {

    private final Term[] terms;

    private RowOrder(Term[] terms) {
        this.terms = terms;
    }

    static RowOrder of(List<Term> terms) {
        return new RowOrder(terms.toArray(Term[]::new));
    }

    /**
     * Compares two rows.
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

    /** One term of an order. */
    abstract static class Term {
        abstract int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB);
    }

    /** Compares any values. */
    static final class Generic extends Term {
        private final Scalar key;
        private final boolean descending;
        private final int nullFirst;

        Generic(Scalar key, boolean descending, NullPlacement nulls) {
            this.key = key;
            this.descending = descending;
            this.nullFirst = nulls == NullPlacement.FIRST ? -1 : 1;
        }

        @Override
        int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
            Object a = key.eval(rowsA, atA);
            Object b = key.eval(rowsB, atB);
            if (a == null || b == null) {
                return a == b ? 0 : a == null ? nullFirst : -nullFirst;
            }
            return descending ? Values.compare(b, a) : Values.compare(a, b);
        }
    }

    /** Compares integral components without boxing. */
    static final class Integral extends Term {
        private final LongField key;
        private final boolean descending;

        Integral(LongField key, boolean descending) {
            this.key = key;
            this.descending = descending;
        }

        @Override
        int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
            long a = key.get(rowsA, atA);
            long b = key.get(rowsB, atB);
            return descending ? Long.compare(b, a) : Long.compare(a, b);
        }
    }
}
