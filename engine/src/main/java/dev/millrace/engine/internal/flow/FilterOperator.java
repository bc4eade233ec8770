package dev.millrace.engine.internal.flow;

import java.util.List;

import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.query.ast.ExprNode;

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
        super(input.width());
        this.input = input;
        this.predicate = predicate;
        this.reads = reads;
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public String name() {
        return "filter";
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
            if (was || is) {
                output().copy(changes, i, was, is);
            }
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        input.scan(passing(visitor));
    }

    @Override
    public Lookup lookup(ExprNode key) {
        Lookup below = input.lookup(key);
        return new Lookup() {
            @Override
            public void forEach(Object value, RowVisitor visitor) {
                below.forEach(value, passing(visitor));
            }

            @Override
            public void close() {
                below.close();
            }
        };
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private RowVisitor passing(RowVisitor visitor) {
        return (slot, rows, at) -> {
            if (predicate.test(rows, at)) {
                visitor.row(slot, rows, at);
            }
        };
    }
}
