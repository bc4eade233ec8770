package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;

/** The one subscriber of a result. The rows that it holds when it is opened come as rows that enter. */
interface HandListener {

    /** A row of the result became another one. None before: it entered; none after: it left. */
    void changed(@Nullable Object before, @Nullable Object after);

    /**
     * The same of a result with positions, of which each call is an edit of the list that the call before left: what was at {@code from}
     * is taken out, then {@code after} is put in at {@code to}.
     */
    void placed(@Nullable Todo before, int from, @Nullable Todo after, int to);

    /** How many calls there were. */
    long told();
}
