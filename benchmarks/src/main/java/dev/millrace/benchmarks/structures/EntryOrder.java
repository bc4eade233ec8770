package dev.millrace.benchmarks.structures;

import java.util.Comparator;
import java.util.List;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.SlotOrder;
import dev.millrace.query.RowType;
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
        List<SortTerm> terms = by.components.stream().map(type::component)
                .map(component -> new SortTerm(new Part(new Lane(0), component), component.valueType(), false,
                        NullPlacement.FIRST, null))
                .toList();
        this.key = SortKey.of(terms, new ScalarCompiler(LaneNulls.none(), Failures.NONE));
        this.rows = rows;
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
