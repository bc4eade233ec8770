package dev.millrace.benchmarks.workload;

/** A contestant that keeps other queries as well. */
public interface ExtraContestant extends Contestant {

    /** Queries that are kept until they are closed, in the opposite order of opening. */
    interface Kept extends AutoCloseable {

        /** The rows of all of them, hashed without regard to their order. */
        String checksum();

        @Override
        void close();
    }

    /**
     * Opens queries, beside those that are open.
     *
     * @param query what they ask for
     * @param count how many there are, or how many rows
     */
    Kept open(ExtraQuery query, int count);
}
