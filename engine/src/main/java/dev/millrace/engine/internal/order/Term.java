package dev.millrace.engine.internal.order;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.store.RowBlock;

/** A term of an order: compares rows by it, and writes its part of their sequences. */
abstract class Term {

    private final boolean descending;

    Term(boolean descending) {
        this.descending = descending;
    }

    static Term of(SortTerm term, ScalarCompiler compiler) {
        Scalar key = compiler.scalar(term.key());
        return PrimitiveTerm.isPrimitive(key) ? new PrimitiveTerm(key, term.type(), term.descending())
                : new ValueTerm(key, term);
    }

    /** Compares rows. */
    abstract int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB);

    /** Writes what a row has; returns whether the sequence goes on. */
    abstract boolean write(@Nullable Object[] rows, int at, ByteWindow out);

    /** Drops rows of a block that come after a row by this, or some of them. */
    void dropAfter(RowBlock block, @Nullable Object[] lanes, int at) {
        // To keep all is no harm.
    }

    final boolean descending() {
        return descending;
    }

    final int directed(int comparison) {
        return descending ? -Integer.signum(comparison) : comparison;
    }
}
