package dev.millrace.engine.internal.flow;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/** Gives the joined rows their slots. A slot freed in a commit is not used again in it. */
abstract sealed class PairSlots {

    /** The slot of a pair, which is given one if it has none. */
    abstract int slot(int left, int right);

    /** The pair has ceased to match. */
    abstract void release(int left, int right);

    /** The match after the commit that has the same slot as one before it, or -1. */
    abstract int sameMatch(Matches after, int rightBefore);

    /** A new commit begins. */
    abstract void beginCommit();

    /** The number of pairs that are remembered. */
    abstract int size();

    /** Where a left row has at most one match, the pair takes its slot and outlives a change of the match. */
    static final class OfLeft extends PairSlots {

        @Override
        int slot(int left, int right) {
            return left;
        }

        @Override
        void release(int left, int right) {
            // The left row's slot is not ours.
        }

        @Override
        int sameMatch(Matches after, int rightBefore) {
            return after.size() - 1;
        }

        @Override
        void beginCommit() {
            // Nothing is kept.
        }

        @Override
        int size() {
            return 0;
        }
    }

    /** Where a left row can have several matches, each pair has a slot of its own. About 24 bytes a pair. */
    static final class OfPairs extends PairSlots {

        private final LongIntHashMap slots = new LongIntHashMap();
        private final IntArrayList free = new IntArrayList();
        private final IntArrayList freed = new IntArrayList();
        private int next;

        @Override
        int slot(int left, int right) {
            int known = slots.getIfAbsent(pair(left, right), -1);
            if (known >= 0) {
                return known;
            }
            int slot = free.isEmpty() ? next++ : free.removeAtIndex(free.size() - 1);
            slots.put(pair(left, right), slot);
            return slot;
        }

        @Override
        void release(int left, int right) {
            freed.add(slots.removeKeyIfAbsent(pair(left, right), -1));
        }

        @Override
        int sameMatch(Matches after, int rightBefore) {
            return after.find(rightBefore);
        }

        @Override
        void beginCommit() {
            free.addAll(freed);
            freed.clear();
        }

        @Override
        int size() {
            return slots.size();
        }

        private static long pair(int left, int right) {
            return (long) left << Integer.SIZE | right;
        }
    }
}
