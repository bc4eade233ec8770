package dev.millrace.benchmarks.own;

import java.util.List;

import dev.millrace.benchmarks.workload.ExtraContestant;
import dev.millrace.benchmarks.workload.ExtraQuery;
import dev.millrace.query.Query;

/** Millrace as a contestant: it keeps any query besides those of the workload, and any number of them. */
public interface OwnContestant extends ExtraContestant {

    /** A query that is kept until it is closed. */
    interface Opened extends AutoCloseable {

        /** The rows of its result. */
        List<?> rows();

        @Override
        void close();
    }

    /** Opens a query beside those that are open: a subscriber counts what becomes of it. */
    Opened open(Query<?> query);

    @Override
    default Kept open(ExtraQuery query, int count) {
        return ExtraQueries.open(this, query, count);
    }
}
