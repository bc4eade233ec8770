package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the indexes of an engine take together, and which of those that no plan uses goes first: the one that has not been used for
 * longest. What a plan cannot do without is built in any case; what would only be of use is built only within the budget.
 * Confined to the writer of its engine.
 */
public final class IndexBudget {

    private final IndexRules rules;
    private final Set<SharedIndex> built = new LinkedHashSet<>();
    /** Those that nobody uses, the one that was used last at the end. */
    private final Set<SharedIndex> unused = new LinkedHashSet<>();
    private long usedAgain;
    private long givenUp;
    private long refused;

    /** Of no indexes. */
    public IndexBudget(IndexRules rules) {
        this.rules = rules;
    }

    /** Whether so many bytes more may be taken by what would only be of use; gives up what nobody uses, if that is enough. O(indexes). */
    boolean allows(long bytes) {
        long beyond = bytes(built) + bytes - rules.bytes();
        if (beyond > bytes(unused)) {
            return false;
        }
        giveUp(beyond);
        return true;
    }

    /** Counts one that was not built, though it would have been of use. */
    void refuse() {
        refused++;
    }

    /** Counts one that was built, for which others may have to go. */
    void note(SharedIndex index) {
        if (built.add(index)) {
            giveUp(bytes(built) - rules.bytes());
        }
    }

    /** Somebody uses it from now on. */
    void use(SharedIndex index) {
        if (unused.remove(index)) {
            usedAgain++;
        }
    }

    /** Whether one is kept that nobody uses any more. O(indexes). */
    boolean keepsUnused(SharedIndex index) {
        if (!rules.keepsUnused() || index.bytes() > rules.bytes()) {
            return false;
        }
        unused.add(index);
        giveUp(bytes(built) - rules.bytes());
        return unused.contains(index);
    }

    /** Whether one is kept that nobody has used for so many changes. */
    boolean keepsUnused(long changes, long rows) {
        return rules.keepsUnused(changes, rows);
    }

    /** It is gone. */
    void forget(SharedIndex index) {
        built.remove(index);
        givenUp += unused.remove(index) ? 1 : 0;
    }

    /** Gives up all that nobody uses. */
    public void releaseUnused() {
        giveUp(Long.MAX_VALUE);
    }

    /** Tells how often what nobody used was of use again, and how often not. */
    public void counts(Counts counts) {
        counts.count("indexes used again that nobody used", usedAgain);
        counts.count("indexes given up that nobody used", givenUp);
        counts.count("indexes not built for want of memory", refused);
    }

    private void giveUp(long bytes) {
        List<SharedIndex> gone = new ArrayList<>();
        long freed = 0;
        for (SharedIndex index : unused) {
            if (freed >= bytes) {
                break;
            }
            freed += index.bytes();
            gone.add(index);
        }
        gone.forEach(SharedIndex::forget);
    }

    private static long bytes(Set<SharedIndex> indexes) {
        long bytes = 0;
        for (SharedIndex index : indexes) {
            bytes += index.isBuilt() ? index.bytes() : 0;
        }
        return bytes;
    }
}
