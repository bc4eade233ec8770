package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.Window;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;

/**
 * An open result beside what it showed last. After each step its rows must be those of a fresh evaluation, in order if there is
 * one, and its changes must be true and lead from the rows before to the rows after. A query of which a row is refused by its
 * constructor fails, and must then stay as it was.
 *
 * @param <R> the type of the rows
 */
public final class CheckedResult<R> {

    private final CheckedEngine engine;
    private final Query<R> query;
    private final Result<R> result;
    private final boolean mayRefuse;
    private List<Identified<R>> rows;
    private int total;
    private boolean failed;

    CheckedResult(CheckedEngine engine, Query<R> query, Result<R> result) {
        this.engine = engine;
        this.query = query;
        this.result = result;
        this.mayRefuse = Refusals.mayHappen(query);
        this.rows = result.rows();
        this.total = result.total();
        assertThat(result.hasChanges()).isFalse();
        assertThat(result.isOrdered())
                .isEqualTo(query.node() instanceof OrderNode || query.node() instanceof WindowNode);
        checkRows();
    }

    /** The result itself. */
    public Result<R> result() {
        return result;
    }

    /** Whether it has failed: then it is not compared any more. */
    public boolean hasFailed() {
        return failed;
    }

    /** The rows it showed last. */
    public List<Identified<R>> rows() {
        return rows;
    }

    /** Moves the window and checks what that did. */
    public void window(Window window) {
        if (isTaken(() -> result.window(window))) {
            assertThat(result.window()).isEqualTo(window);
            step(result.hasChanges());
        }
    }

    /** Binds the parameters and checks what that did. */
    public void bind(Bindings bindings) {
        if (isTaken(() -> result.bind(bindings))) {
            assertThat(result.bindings()).isEqualTo(bindings);
            checkStep(result.hasChanges());
        }
    }

    /** Binds the parameters and moves the window in one step, and checks what that did. */
    public void move(Bindings bindings, Window window) {
        if (isTaken(() -> result.move(bindings, window))) {
            assertThat(result.bindings()).isEqualTo(bindings);
            assertThat(result.window()).isEqualTo(window);
            checkStep(result.hasChanges());
        }
    }

    /** Tries what a refused row, or a failure before, may prevent; if it does, everything must be as it was. */
    private boolean isTaken(Runnable step) {
        Window window = result.window();
        Bindings bindings = result.bindings();
        try {
            step.run();
            assertThat(failed).as("a result that has failed takes no step").isFalse();
            return true;
        } catch (IllegalArgumentException | IllegalStateException e) {
            if (!(failed ? e instanceof IllegalStateException : mayRefuse && Refusals.isOne(e))) {
                throw e;
            }
            assertThat(result.window()).isEqualTo(window);
            assertThat(result.bindings()).isEqualTo(bindings);
            checkUntouched();
            return false;
        }
    }

    void afterCommit(boolean concerned) {
        if (result.failure().isPresent()) {
            assertThat(mayRefuse && Refusals.isOne(result.failure().get())).as("%s", result.failure()).isTrue();
            assertThat(concerned).as("a failure is told once").isEqualTo(!failed);
            failed = true;
            checkUntouched();
        } else {
            step(concerned);
        }
    }

    private void checkUntouched() {
        assertThat(result.hasChanges()).isFalse();
        List<Identified<R>> now = result.rows();
        assertThat(now).hasSameSizeAs(rows).isEqualTo(rows);
        assertThat(result.size()).isEqualTo(rows.size());
        assertThat(result.total()).isEqualTo(total);
    }

    /** A step after which rows that did not change must be the objects they were. */
    private void step(boolean changed) {
        List<Identified<R>> before = rows;
        Set<Identity> reported = checkStep(changed);
        Map<Identity, Identified<R>> old = new HashMap<>();
        before.forEach(row -> old.put(row.identity(), row));
        for (Identified<R> row : rows) {
            if (!reported.contains(row.identity())) {
                Identified<R> same = old.get(row.identity());
                if (same == null || same.row() != row.row()) {
                    throw new AssertionError("nothing is said of " + row + ", but it was " + same + ", another object");
                }
            }
        }
    }

    /** Checks rows and changes; returns whom the changes concern. */
    private Set<Identity> checkStep(boolean changed) {
        List<Identified<R>> before = rows;
        rows = result.rows();
        total = result.total();
        checkRows();
        assertThat(result.hasChanges()).isEqualTo(changed);
        RecordedChanges<R> changes = new RecordedChanges<>(result.isOrdered());
        result.changes(changes);
        assertThat(changes.isEmpty()).isEqualTo(!changed);
        changes.checkAgainst(before, rows);
        return changes.identities();
    }

    private void checkRows() {
        assertThat(result.size()).isEqualTo(rows.size());
        EvaluatedResult all = ReferenceEvaluator.evaluate(withoutWindow(), result.bindings(), engine.allRows());
        EvaluatedResult expected = new EvaluatedResult(shown(all.entries()));
        List<Identified<R>> found = result.isOrdered() ? rows : RecordedChanges.sorted(rows);
        EvaluatedResult actual = new EvaluatedResult(
                found.stream().map(row -> new EvaluatedResult.Entry(row.identity(), row.row())).toList());
        assertThat(ResultDifference.between(expected, actual)).as("%s", this).isEmpty();
        assertThat(result.total()).isEqualTo(all.size());
    }

    private Query<?> withoutWindow() {
        return query instanceof OrderedQuery<?> ordered ? new OrderedQuery<>(ordered.order(), Window.ALL) : query;
    }

    private <T> List<T> shown(List<T> all) {
        Window window = result.window();
        return all.subList((int) Math.min(window.offset(), all.size()), (int) Math.min(window.end(), all.size()));
    }

    /** Closes the result: it keeps nothing current any more. */
    void close() {
        result.close();
        result.close();
        assertThatThrownBy(() -> result.bind(result.bindings())).isInstanceOf(IllegalStateException.class);
    }

    @Override
    public String toString() {
        return query.node() + " with " + result.bindings() + " in " + result.window();
    }
}
