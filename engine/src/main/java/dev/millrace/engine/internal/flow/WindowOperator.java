package dev.millrace.engine.internal.flow;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Window;

/**
 * The rows that stand in a window of an order, of all rows or of each of the parts that columns divide them into.
 *
 * <p>In: changes of the input. Out: {@code +k} when a row comes to stand in the window, {@code -k} when it ceases, {@code ~k} while
 * it does. State and cost: as the {@linkplain WindowRules rules} choose, those of a {@link WindowBuffer}, a {@link WindowTree} or,
 * for parts, {@link WindowParts}; and what enters or leaves with a change.
 */
public final class WindowOperator extends Operator {

    private final Form form;
    private final WindowRules rules;
    private final Supplier<ScalarCompiler> compilers;
    /** Null until somebody looks rows up. */
    private @Nullable KeptRows kept;
    private final ShownSlots shown;
    private final Visits visits = new Visits();
    private WindowRows rows;
    private int givenUp;

    /**
     * What a window is of.
     *
     * @param parts what divides the rows, if anything does
     * @param order the order, total on all rows of a part
     * @param reads the components that parts and order read, for each lane
     * @param shared the terms of that order if windows may share it over the table whose rows these are; else null
     * @param first reads the first term of the order if changes beyond the rows that are kept need not be told; else null
     */
    public record Form(KeyColumns parts, SortKey order, long[] reads, @Nullable List<SortTerm> shared,
            @Nullable Scalar first) {
    }

    /**
     * A window of an order.
     *
     * @param input the rows
     * @param form what it is of
     * @param window which rows are shown
     * @param rules how rows are kept
     * @param compilers give what compiles expressions over the lanes
     */
    public WindowOperator(Operator input, Form form, Window window, WindowRules rules,
            Supplier<ScalarCompiler> compilers) {
        super(List.of(input), List.of(input));
        this.form = form;
        this.rules = rules;
        this.compilers = compilers;
        boolean buffers = form.parts().size() == 0 && rules.allowBuffer(window);
        this.shown = new ShownSlots(buffers);
        this.rows = buffers ? new WindowBuffer(this, input, form, rules, shown, visits, window) : allRows(window);
    }

    private WindowRows allRows(Window window) {
        return form.parts().size() == 0
                ? new WindowTree(this, input(), form.order(), rules.bulk(), form.reads(), shown, visits, window)
                : new WindowParts(this, input(), form.parts(), form.order(), form.reads(), shown, visits, window);
    }

    @Override
    public String name() {
        return "window";
    }

    @Override
    long stateBytes() {
        return rows.bytes() + shown.bytes() + (kept == null ? 0 : kept.bytes());
    }

    @Override
    public long nodesVisited() {
        return visits.nodes();
    }

    /** In a word, how rows are kept. */
    public String way() {
        return rows.name();
    }

    @Override
    public int rowsHeld() {
        return rows.held() + (kept == null ? 0 : kept.size());
    }

    /** The number of rows, shown or not. It may move the {@link #limit}. */
    public int total() {
        return rows.total();
    }

    /** The same where it is not to be counted any more: as it was known last, and at least the rows that are kept. */
    public int lastTotal() {
        return rows.lastTotal();
    }

    /**
     * Up to which value of the first term of the order changes need to be told, that one included: what becomes of rows beyond is of no
     * concern. It moves with commits, with the window and with {@link #total}.
     *
     * @return null if all changes are to be told; the same object while it is the same value
     */
    public @Nullable Object limit() {
        return rows.limit();
    }

    /** Which rows are shown. */
    public Window window() {
        return rows.window;
    }

    /** Shows other rows; {@link #output} has the difference. */
    public void move(Window moved) {
        if (rows instanceof WindowBuffer && !rules.allowBuffer(moved)) {
            keepAll();
        }
        shown.beginCommit();
        rows.move(moved);
        updateKept();
        noteGiven();
    }

    private void keepAll() {
        WindowRows all = allRows(rows.window);
        rows.close();
        rows = all;
        givenUp++;
    }

    @Override
    void process() {
        shown.beginCommit();
        rows.take();
        updateKept();
        if (rows.isTooDear()) {
            keepAll();
        }
    }

    @Override
    public void scan(RowVisitor visitor) {
        rows.scan(visitor);
    }

    @Override
    Lookup lookup(LookupKey key) {
        KeptRows used = kept;
        if (used == null) {
            used = new KeptRows(this, compilers.get());
            kept = used;
        }
        return used.lookup(key);
    }

    private void updateKept() {
        if (kept != null) {
            kept.update();
        }
    }

    @Override
    public void counts(Counts counts) {
        counts.count("buffers given up for a tree", givenUp);
        rows.counts(counts);
    }

    @Override
    public List<String> reasons() {
        String parts = form.parts().size() > 0 ? "each of several parts has a window"
                : rows instanceof WindowBuffer ? "it ends within the first " + rules.deepest() + " rows"
                : "it ends deeper than " + rules.deepest() + " rows, or was filled again too often";
        String kept = "rows are kept in a " + way() + ": " + parts;
        return rows.isOrderRefused()
                ? List.of(kept, "no order is shared: it would take more memory than is left for indexes")
                : List.of(kept);
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        input().origins(rows, at, found);
    }

    @Override
    public void close() {
        rows.close();
    }
}
