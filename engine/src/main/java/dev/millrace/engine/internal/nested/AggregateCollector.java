package dev.millrace.engine.internal.nested;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Accumulator;
import dev.millrace.engine.internal.aggregate.AccumulatorFactory;
import dev.millrace.engine.internal.expr.GroupRow;

/** The aggregates of rows, as the row of a group without keys. */
public final class AggregateCollector extends Collector {

    private final Accumulator[] accumulators;

    /**
     * Of no rows yet.
     *
     * @param aggregates the aggregates
     */
    public AggregateCollector(List<AccumulatorFactory> aggregates) {
        this.accumulators = aggregates.stream().map(AccumulatorFactory::create).toArray(Accumulator[]::new);
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
        @Nullable Object[] values = new @Nullable Object[accumulators.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = accumulators[i].result();
        }
        GroupRow row = new GroupRow(values);
        return previous instanceof GroupRow before && row.diff(before) == 0 ? before : row;
    }
}
