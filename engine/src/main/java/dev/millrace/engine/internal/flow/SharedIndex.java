package dev.millrace.engine.internal.flow;

/**
 * What finds rows of a source, by what they equal or in an order, for all plans that ask alike; counted by them. When the last of them
 * ends it lingers for some changes, if its source does and the {@linkplain IndexBudget budget} allows: views are opened again.
 */
abstract class SharedIndex {

    private final Source source;
    private final IndexBudget budget;
    private final boolean lingers;
    private int users;
    /** How many changes there were since the last user ended. */
    private long unused;
    private boolean forgotten;
    /** Whether it may not be built for those to whom it would only be of use. */
    private boolean refused;

    /**
     * Used by nobody yet.
     *
     * @param source has the rows
     * @param budget counts it among all of an engine
     * @param lingers whether it may be kept without users
     */
    SharedIndex(Source source, IndexBudget budget, boolean lingers) {
        this.source = source;
        this.budget = budget;
        this.lingers = lingers;
    }

    /** Whether it is built and kept current. */
    abstract boolean isBuilt();

    /** About what it takes, or would if it were built; O(1). */
    abstract long bytes();

    /** Is found by nobody any more. */
    abstract void leave();

    /** The number of rows it is over. */
    final int rows() {
        return source.size();
    }

    /** How many use it or would. */
    final int users() {
        return users;
    }

    /** Takes one more use. */
    final void acquire() {
        if (users++ == 0) {
            unused = 0;
            budget.use(this);
        }
    }

    /** Gives up one use. Whoever was the last leaves it to linger, or to be forgotten. */
    final void release() {
        if (--users > 0 || forgotten) {
            return;
        }
        if (!lingers || !isBuilt() || !budget.keepsUnused(this)) {
            forget();
        }
    }

    /** Whether it may be built for those to whom it would only be of use. */
    final boolean isAllowed() {
        boolean before = refused;
        refused = !budget.allows(bytes());
        if (refused && !before) {
            budget.refuse();
        }
        return !refused;
    }

    /** Whether it is not there since it would take more memory than indexes may. */
    final boolean isRefused() {
        return refused && !isBuilt();
    }

    /** It was built. */
    final void noteBuilt() {
        refused = false;
        budget.note(this);
    }

    /** Gives it up, whoever uses it. */
    final void forget() {
        if (!forgotten) {
            forgotten = true;
            budget.forget(this);
            leave();
        }
    }

    /** Notes changes to come; gives it up before them if nobody has used it for too many. */
    final boolean lingersFor(Delta delta) {
        if (users > 0) {
            return true;
        }
        unused += delta.size();
        if (budget.keepsUnused(unused, rows())) {
            return true;
        }
        forget();
        return false;
    }
}
