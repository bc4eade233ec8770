package dev.millrace.engine.internal.expr;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;

/**
 * A compiled order of rows: terms, most significant first. Two different rows of one result never compare equal, because the
 * last terms are the row's identity (law 7).
 */
public final class RowOrder {

    private final Term[] terms;

    /**
     * Compiles an order.
     *
     * @param terms its terms, most significant first
     * @param compiler compiles their keys
     */
    public RowOrder(List<SortTerm> terms, ScalarCompiler compiler) {
        this.terms = terms.stream().map(term -> term(term, compiler)).toArray(Term[]::new);
    }

    private static Term term(SortTerm term, ScalarCompiler compiler) {
        Scalar key = compiler.scalar(term.key());
        return key.isLong() ? new Integral(key, term.descending())
                : new Generic(key, term.descending(), term.nulls(), comparator(term.collation()));
    }

    private static Comparator<Object> comparator(@Nullable Collation collation) {
        if (collation == null) {
            return Values::compare;
        }
        Comparator<String> strings = collation.comparator();
        return (a, b) -> strings.compare((String) a, (String) b);
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
    private abstract static class Term {
        abstract int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB);
    }

    /** Compares any values. */
    private static final class Generic extends Term {
        private final Scalar key;
        private final boolean descending;
        private final int nullFirst;
        private final Comparator<Object> comparator;

        Generic(Scalar key, boolean descending, NullPlacement nulls, Comparator<Object> comparator) {
            this.key = key;
            this.descending = descending;
            this.nullFirst = nulls == NullPlacement.FIRST ? -1 : 1;
            this.comparator = comparator;
        }

        @Override
        int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
            Object a = key.eval(rowsA, atA);
            Object b = key.eval(rowsB, atB);
            if (a == null || b == null) {
                return a == b ? 0 : a == null ? nullFirst : -nullFirst;
            }
            return descending ? comparator.compare(b, a) : comparator.compare(a, b);
        }
    }

    /** Compares integers without boxing. */
    private static final class Integral extends Term {
        private final Scalar key;
        private final boolean descending;

        Integral(Scalar key, boolean descending) {
            this.key = key;
            this.descending = descending;
        }

        @Override
        int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
            long a = key.evalLong(rowsA, atA);
            long b = key.evalLong(rowsB, atB);
            return descending ? Long.compare(b, a) : Long.compare(a, b);
        }
    }
}
