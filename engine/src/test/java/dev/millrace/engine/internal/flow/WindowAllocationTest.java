package dev.millrace.engine.internal.flow;

import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.engine.WindowWays;
import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Item;

/** A window makes no objects for a change. */
class WindowAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROWS = 400;
    private static final int CHANGES = 4000;

    private final RowTable table = new RowTable(ITEMS, new IndexBudget(IndexRules.STANDARD));
    private final ScanOperator scan = new ScanOperator(table);

    private static Item item(long id, double weight) {
        return new Item(id, id % 3, "a", 1, weight, null, null, true, "");
    }

    private WindowOperator window(WindowRules rules, boolean divided) {
        for (long id = 0; id < ROWS; id++) {
            table.stage(id, item(id, id));
        }
        commit();
        table.finish();
        List<SortTerm> terms = List.of(SortTerm.byIdentity(part("weight")), SortTerm.byIdentity(part("id")));
        List<RowExpr> parts = divided ? List.of(part("parent")) : List.of();
        WindowOperator.Form form = new WindowOperator.Form(
                new KeyColumns(parts.stream().map(Compiled.compiler(Failures.NONE)::scalar).toArray(Scalar[]::new),
                        Matching.EQUAL_OR_NULL),
                SortKey.of(terms, Compiled.compiler(Failures.NONE)), new long[] {-1L}, terms,
                Compiled.compiler(Failures.NONE).scalar(part("weight")));
        return new WindowOperator(scan, form, new Window(2, 10), rules, () -> Compiled.compiler(Failures.NONE));
    }

    private static RowExpr part(String component) {
        return new Part(new Lane(0), ITEMS.rowType().component(component));
    }

    private void commit() {
        table.prepare();
        table.switchIn();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void process_oneChange_allocatesNothing(int way) {
        WindowOperator window = window(List.of(WindowWays.TREE, WindowRules.STANDARD,
                new WindowRules(4096, 64, 1, 1 << 20, Bulk.STANDARD), WindowRules.STANDARD).get(way), way == 3);
        scan.demand(0, -1L);
        window.demand(0, -1L);
        long changes = 0;
        long allocated = Long.MAX_VALUE;

        // What is compiled while it is measured may allocate.
        for (int round = 0; round < 20 && allocated > 0; round++) {
            allocated = 0;
            for (int i = 0; i < CHANGES; i++) {
                long id = i * 7L % 60;
                table.stage(id, item(id, (i * 13L + round) % 70));
                commit();
                scan.run();
                long before = THREADS.getCurrentThreadAllocatedBytes();
                window.run();
                allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
                changes += window.output().size();
                window.output().clear();
                scan.output().clear();
                table.finish();
            }
        }

        assertThat(changes).isGreaterThan(CHANGES);
        assertThat(allocated).as("bytes that %s changes took in a %s", CHANGES, window.way()).isZero();
    }
}
