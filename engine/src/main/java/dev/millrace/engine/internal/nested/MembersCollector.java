package dev.millrace.engine.internal.nested;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** What {@code in} has to know of values that do not hold what is looked for: null if there are none, else whether one is null. */
public final class MembersCollector extends Collector {

    private final Scalar member;
    private long count;
    private long nulls;

    /**
     * Of no values yet.
     *
     * @param member reads a value
     */
    public MembersCollector(Scalar member) {
        this.member = member;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        count++;
        nulls += member.eval(rows, at) == null ? 1 : 0;
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        count--;
        nulls -= member.eval(rows, at) == null ? 1 : 0;
    }

    @Override
    public @Nullable Object value(@Nullable Object previous) {
        return count == 0 ? null : (Object) (nulls > 0);
    }
}
