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
    /** The aggregates before there is a row of them. */
    private final @Nullable Object[] values;

    /**
     * Of no rows yet.
     *
     * @param aggregates the aggregates
     */
    public AggregateCollector(List<AccumulatorFactory> aggregates) {
        this.accumulators = aggregates.stream().map(AccumulatorFactory::create).toArray(Accumulator[]::new);
        this.values = new @Nullable Object[accumulators.length];
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
        for (int i = 0; i < values.length; i++) {
            values[i] = accumulators[i].result();
        }
        GroupRow row = previous instanceof GroupRow before && before.has(values) ? before : new GroupRow(values);
        Arrays.fill(values, null);
        return row;
    }
}
