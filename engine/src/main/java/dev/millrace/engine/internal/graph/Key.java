package dev.millrace.engine.internal.graph;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What an operator does, and over what: those of equal keys have the same rows. */
final class Key {

    private final Object form;
    private final List<Key> inputs;
    private final @Nullable Object strict;
    private final int hash;
    /** This and no other; null until it is an input. */
    private @Nullable List<Key> alone;

    /**
     * A key.
     *
     * @param form what the operator does: equal forms do the same
     * @param inputs what it does that over
     * @param strict what throws at each problem, by which those who do not go on after one share nothing with those who do; null if
     *            problems are only counted
     */
    Key(Object form, List<Key> inputs, @Nullable Object strict) {
        this.form = form;
        this.inputs = inputs.size() == 1 ? inputs.get(0).alone() : List.copyOf(inputs);
        this.strict = strict;
        this.hash = 31 * form.hashCode() + inputs.hashCode();
    }

    /** This and no other; always the same list, as many steps have one input. */
    private List<Key> alone() {
        List<Key> known = alone;
        if (known == null) {
            known = List.of(this);
            alone = known;
        }
        return known;
    }

    /** The same over inputs that have equal keys. */
    Key over(List<Key> others) {
        return new Key(form, others, strict);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Key that && hash == that.hash && strict == that.strict
                && form.equals(that.form) && inputs.equals(that.inputs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** What the operator does, without what it does that over. */
    Object form() {
        return form;
    }

    @Override
    public String toString() {
        return form + inputs.toString();
    }
}
