package dev.millrace.benchmarks.queries;

import java.util.List;
import java.util.Locale;

import dev.millrace.engine.OperatorFigures;
import dev.millrace.engine.Result;

/**
 * The heap that one of many open queries takes, on average.
 *
 * @param all the bytes of all that is held for it
 * @param result those of them that are its result: the rows that it keeps and their order
 */
record HeapOfQueries(double all, double result) {

    /** A made row of three components that are in the row it is made of already, but for the object itself. */
    private static final int MADE_ROW = 32;

    /**
     * Of open queries.
     *
     * @param heap what all of them take
     * @param results their results
     */
    static HeapOfQueries of(long heap, List<Result<?>> results) {
        long kept = results.stream().mapToLong(HeapOfQueries::kept).sum();
        return new HeapOfQueries((double) heap / results.size(), (double) kept / results.size());
    }

    /** What the output says that it keeps, and the window if there is one, and the rows that were made for it. */
    private static long kept(Result<?> result) {
        List<OperatorFigures> figures = result.operators();
        long kept = figures.get(figures.size() - 1).bytes();
        for (OperatorFigures operator : figures) {
            kept += operator.name().equals("window") ? operator.bytes() : 0;
        }
        boolean makesRows = result.size() > 0 && result.rows().get(0).row() instanceof TaskOfProject;
        return makesRows ? kept + (long) MADE_ROW * result.size() : kept;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f bytes, %.0f beyond its result", all, all - result);
    }
}
