package dev.millrace.engine.internal.aggregate;

import java.util.Objects;

import org.eclipse.collections.api.block.HashingStrategy;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.UserAggregate;
import dev.millrace.query.value.Values;

/**
 * What a user defined: its own methods add and remove, in what they cost. Where one of them throws, what was gathered is dropped and
 * gathered anew when the result is asked for, from the values that are in, which are counted for that; if that throws too the result
 * is null, and a failure (law 5). A group that holds a value which cannot be added is gathered anew at every change.
 *
 * @param <V> the type of the values
 * @param <A> what they are gathered in
 * @param <O> the type of the outcome
 */
final class UserGathered<V, A, O> extends Computed {

    private static final HashingStrategy<Object> SAMENESS = new HashingStrategy<>() {

        private static final long serialVersionUID = 1;

        @Override
        public int computeHashCode(Object value) {
            return Values.hash(value);
        }

        @Override
        public boolean equals(Object a, Object b) {
            return Values.same(a, b);
        }
    };

    private final Shared shared;
    private final UserAggregate<V, A, O> aggregate;
    private final Tally values = new Tally(SAMENESS);
    private @Nullable Gathered<A> gathered;

    /** What is gathered of all values that are in. */
    private static final class Gathered<A> {
        private A all;

        Gathered(A nothing) {
            this.all = nothing;
        }
    }

    private UserGathered(Shared shared, UserAggregate<V, A, O> aggregate) {
        this.shared = shared;
        this.aggregate = aggregate;
    }

    static AccumulatorFactory factory(Shared shared) {
        return factory(shared, Objects.requireNonNull(shared.node().user()));
    }

    private static <V, A, O> AccumulatorFactory factory(Shared shared, UserAggregate<V, A, O> aggregate) {
        return () -> new UserGathered<>(shared, aggregate);
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        Object value = shared.operand().eval(rows, at);
        if (value == null) {
            return;
        }
        changed();
        values.add(value);
        if (gathered != null) {
            try {
                gathered.all = aggregate.add(gathered.all, cast(value));
            } catch (Exception | StackOverflowError | AssertionError toBeTried) {
                gathered = null;
            }
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + values.bytes();
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        Object value = shared.operand().eval(rows, at);
        if (value == null) {
            return;
        }
        changed();
        values.remove(value);
        if (values.size() == 0) {
            gathered = null;
        } else if (gathered != null) {
            try {
                gathered.all = aggregate.remove(gathered.all, cast(value));
            } catch (Exception | StackOverflowError | AssertionError toBeTried) {
                gathered = null;
            }
        }
    }

    @Override
    @Nullable
    Object compute() {
        if (values.size() == 0) {
            return null;
        }
        if (gathered != null) {
            try {
                return aggregate.finish(gathered.all);
            } catch (Exception | StackOverflowError | AssertionError toBeTried) {
                gathered = null;
            }
        }
        try {
            Gathered<A> anew = new Gathered<>(aggregate.start());
            values.forEach((value, times) -> addAll(anew, value, times));
            O outcome = aggregate.finish(anew.all);
            gathered = anew;
            return outcome;
        } catch (Exception | StackOverflowError | AssertionError cause) {
            return shared.failed(cause);
        }
    }

    private void addAll(Gathered<A> into, Object value, int times) {
        for (int i = 0; i < times; i++) {
            into.all = aggregate.add(into.all, cast(value));
        }
    }

    private V cast(Object value) {
        return aggregate.operandType().cast(value);
    }
}
