package dev.millrace.benchmarks.structures;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.SlotOrder;
import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.NullPlacement;

/** An order of rows in slots. */
final class EntryOrder implements SlotOrder {

    /** What rows are ordered by; the last thing is always their number. */
    enum By {
        LONG(Entry.BY_RANK, "rank", "id"), STRING(Entry.BY_TITLE, "title", "id"), TWO_TERMS(Entry.BY_FLAG_AND_RANK,
                "flag", "rank", "id");

        private final Comparator<Entry> comparator;
        private final List<String> components;

        By(Comparator<Entry> comparator, String... components) {
            this.comparator = comparator;
            this.components = List.of(components);
        }

        Comparator<Entry> comparator() {
            return comparator;
        }
    }

    private final SortKey key;
    private final Object[] rows;

    EntryOrder(By by, Entry[] rows) {
        RowType<Entry> type = RowType.of(Entry.class);
        Stream<OrderTerm> terms = by.components.stream()
                .map(name -> new OrderTerm(new FieldNode(0, type.component(name)), false, NullPlacement.FIRST));
        this.key =
                SortKey.of(terms.map(term -> SortTerm.of(term, read(((FieldNode) term.key()).component()))).toList());
        this.rows = rows;
    }

    private static Scalar read(Component component) {
        return new ScalarCompiler(LaneNulls.none(), Failures.NONE)
                .scalar(new RowExpr.Part(new RowExpr.Lane(0), component));
    }

    @Override
    public int compare(int a, int b) {
        return key.compare(rows, a, rows, b);
    }

    @Override
    public boolean hasPrefixes() {
        return key.hasPrefixes();
    }

    @Override
    public long prefix(int slot, int skip) {
        return key.prefix(rows, slot, skip);
    }

    @Override
    public int common(int a, int b) {
        return key.common(rows, a, rows, b);
    }
}
