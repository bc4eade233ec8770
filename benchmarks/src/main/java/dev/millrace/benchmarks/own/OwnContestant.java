package dev.millrace.benchmarks.own;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.query.Query;

/** Millrace as a contestant: it keeps any query besides those of the workload, and any number of them. */
public interface OwnContestant extends Contestant {

    /** A query that is kept until it is closed. */
    interface Opened extends AutoCloseable {

        /** How many rows the result has. */
        int size();

        @Override
        void close();
    }

    /** Opens a query beside those that are open: a subscriber counts what becomes of it. */
    Opened open(Query<?> query);
}
