package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowPredicate;

/**
 * The rows for which a condition is true.
 *
 * <p>In: changes of the input. Out: {@code +k} when a row begins to pass, {@code -k} when it ceases, {@code ~k} while it
 * passes. State: none. Cost: at most two tests a change, one where the change touches nothing the condition reads.
 */
public final class FilterOperator extends Operator {

    private final Operator input;
    private final RowPredicate predicate;
    private final long[] reads;

    /**
     * Filters rows.
     *
     * @param input the rows
     * @param predicate the condition
     * @param reads the components it reads, for each lane
     */
    public FilterOperator(Operator input, RowPredicate predicate, long[] reads) {
        super(input.width(), List.of(input));
        this.input = input;
        this.predicate = predicate;
        this.reads = reads.clone();
    }

    @Override
    public String name() {
        return "filter";
    }

    @Override
    long stateBytes() {
        return 0;
    }

    @Override
    public int rowsHeld() {
        return 0;
    }

    @Override
    void process() {
        Delta changes = input.output();
        for (int i = 0; i < changes.size(); i++) {
            boolean is = changes.is(i) && predicate.test(changes.after(), changes.at(i));
            boolean was;
            if (changes.isUpdate(i) && !changes.touches(i, reads)) {
                was = is;
            } else {
                was = changes.was(i) && predicate.test(changes.before(), changes.at(i));
            }
            if (was != is || was && matters(changes, i, 0)) {
                output().copy(changes, i, was, is);
            }
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        input.scan(new Passing().to(visitor));
    }

    @Override
    public @Nullable RowTable table() {
        return input.table();
    }

    @Override
    boolean passes(@Nullable Object[] rows, int at) {
        return input.passes(rows, at) && predicate.test(rows, at);
    }

    @Override
    Lookup lookup(LookupKey key) {
        return new LookupThrough(input.lookup(key), Passing::new);
    }

    @Override
    void demandOfInputs() {
        passDemand(input, 0);
        input.demand(reads);
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /** Hands on the rows that pass. */
    private final class Passing extends Through {
        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (predicate.test(rows, at)) {
                give(slot, rows, at);
            }
        }
    }
}
