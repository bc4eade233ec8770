package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.query.Window;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;

/**
 * An open result beside what it showed last. After each step its rows must be those of a fresh evaluation, in order if there is
 * one, and its changes must be true and lead from the rows before to the rows after.
 *
 * @param <R> the type of the rows
 */
public final class CheckedResult<R> {

    private final CheckedEngine engine;
    private final Query<R> query;
    private final Result<R> result;
    private List<Identified<R>> rows;

    CheckedResult(CheckedEngine engine, Query<R> query, Result<R> result) {
        this.engine = engine;
        this.query = query;
        this.result = result;
        this.rows = result.rows();
        assertThat(result.hasChanges()).isFalse();
        assertThat(result.isOrdered()).isEqualTo(query.node().isOrdered());
        checkRows();
    }

    /** The result itself. */
    public Result<R> result() {
        return result;
    }

    /** The rows it showed last. */
    public List<Identified<R>> rows() {
        return rows;
    }

    /** Moves the window and checks what that did. */
    public void window(Window window) {
        List<Result<?>> changed = result.window(window);
        assertThat(result.window()).isEqualTo(window);
        step(changed.contains(result));
        engine.afterMove(this, changed);
    }

    /** Binds the parameters and checks what that did. */
    public void bind(Bindings bindings) {
        List<Result<?>> changed = result.bind(bindings);
        assertThat(result.bindings()).isEqualTo(bindings);
        checkStep(changed.contains(result));
        engine.afterMove(this, changed);
    }

    /** Binds the parameters and moves the window in one step, and checks what that did. */
    public void move(Bindings bindings, Window window) {
        List<Result<?>> changed = result.move(bindings, window);
        assertThat(result.bindings()).isEqualTo(bindings);
        assertThat(result.window()).isEqualTo(window);
        checkStep(changed.contains(result));
        engine.afterMove(this, changed);
    }

    void afterCommit(boolean concerned) {
        assertThat(result.failure()).isEmpty();
        step(concerned);
    }

    /** After another result moved: this one may still tell of the commit before if it did not change. */
    void afterMove(boolean changed) {
        assertThat(result.failure()).isEmpty();
        if (changed) {
            step(true);
        } else {
            assertThat(result.rows()).isEqualTo(rows);
            checkRows();
        }
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
        EvaluatedResult all = evaluated(Window.ALL);
        Window window = result.window();
        EvaluatedResult expected = window.equals(Window.ALL) ? all : evaluated(window);
        List<Identified<R>> found = result.isOrdered() ? rows : RecordedChanges.sorted(rows);
        EvaluatedResult actual = new EvaluatedResult(
                found.stream().map(row -> new EvaluatedResult.Entry(row.identity(), row.row())).toList());
        assertThat(ResultDifference.between(expected, actual)).as("%s", this).isEmpty();
        assertThat(result.total()).isEqualTo(all.size());
    }

    private EvaluatedResult evaluated(Window window) {
        return evaluated(engine.given(), window);
    }

    /** What a fresh evaluation shows in the present window. */
    EvaluatedResult evaluated(Given given) {
        return evaluated(given, result.window());
    }

    private EvaluatedResult evaluated(Given given, Window window) {
        return ReferenceEvaluator.evaluate(inWindow(query.node(), window), given.with(result.bindings()));
    }

    /** The query with another window at its end: in the place of its own, which may stand below projections. */
    static QueryNode inWindow(QueryNode node, Window window) {
        if (!node.isOrdered()) {
            return node;
        }
        if (!hasWindow(node)) {
            return window.equals(Window.ALL) ? node : new WindowNode(node, window);
        }
        return node instanceof WindowNode own ? new WindowNode(own.input(), window)
                : node.with(List.of(inWindow(node.inputs().get(0), window)), node.expressions());
    }

    private static boolean hasWindow(QueryNode node) {
        return node instanceof WindowNode || node instanceof ProjectNode project && hasWindow(project.input());
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
