package dev.millrace.engine.internal.graph;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.FirstAndOthers;

/**
 * What an operator does, as who plans it tells, and over what: those of equal keys have the same rows. It prints as what the operator does
 * it with, in words.
 */
public abstract class Key {

    /** The first of what is done something over; null if it is over nothing. */
    private final @Nullable Key first;
    /** The others: there are none as a rule, so that no list is kept. */
    private final List<Key> others;
    private final @Nullable Object strict;
    /** 0 until somebody asks. */
    private int hash;

    /**
     * A key.
     *
     * @param inputs what the operator does that over
     * @param strict what throws at each problem, by which those who do not go on after one share nothing with those who do; null if
     *            problems are only counted
     */
    protected Key(List<Key> inputs, @Nullable Object strict) {
        this.first = inputs.isEmpty() ? null : inputs.get(0);
        this.others = FirstAndOthers.others(inputs);
        this.strict = strict;
    }

    /** The same done over others, with others that throw. */
    protected abstract Key over(List<Key> inputs, @Nullable Object strict);

    /** Whether the same is done by another key. */
    protected abstract boolean doesAs(Key other);

    /** A hash of what is done. */
    protected abstract int hashOfForm();

    /** The same over inputs that have equal keys. */
    final Key over(List<Key> inputs) {
        return over(inputs, strict);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || other instanceof Key that && hashCode() == that.hashCode() && strict == that.strict
                && doesAs(that) && (first == null ? that.first == null : first.equals(that.first))
                && others.equals(that.others);
    }

    @Override
    public final int hashCode() {
        int known = hash;
        if (known == 0) {
            known = 31 * (31 * hashOfForm() + (first == null ? 0 : first.hashCode())) + others.hashCode();
            hash = known;
        }
        return known;
    }
}
