package dev.millrace.engine.internal.nested;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Accumulator;
import dev.millrace.engine.internal.aggregate.AccumulatorFactory;
import dev.millrace.engine.internal.expr.GroupRow;

/** The aggregates of rows, as the row of a group without keys. */
public final class AggregateCollector extends Collector {

    private final Accumulator[] accumulators;
    private final @Nullable Object[] scratch;

    /**
     * Of no rows yet.
     *
     * @param aggregates the aggregates
     * @param scratch room for as many values, which all such collectors can share
     */
    public AggregateCollector(List<AccumulatorFactory> aggregates, @Nullable Object[] scratch) {
        this.accumulators = aggregates.stream().map(AccumulatorFactory::create).toArray(Accumulator[]::new);
        this.scratch = scratch;
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        for (Accumulator accumulator : accumulators) {
            accumulator.add(rows, at);
        }
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        for (Accumulator accumulator : accumulators) {
            accumulator.remove(rows, at);
        }
    }

    @Override
    public long bytes() {
        long bytes = super.bytes();
        for (Accumulator accumulator : accumulators) {
            bytes += accumulator.bytes();
        }
        return bytes;
    }

    @Override
    public Object value(@Nullable Object previous) {
        for (int i = 0; i < accumulators.length; i++) {
            scratch[i] = accumulators[i].result();
        }
        GroupRow row = previous instanceof GroupRow before && before.has(scratch) ? before : new GroupRow(scratch);
        Arrays.fill(scratch, null);
        return row;
    }
}
