package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.engine.internal.store.SlotRows;

/**
 * The rows for which a condition is true.
 *
 * <p>In: changes of the input. Out: {@code +k} when a row begins to pass, {@code -k} when it ceases, {@code ~k} while it
 * passes. State: none. Cost: at most two tests a change, one where the change touches nothing the condition reads; a scan costs the rows
 * that an index finds, if there is one for an equality of the condition.
 */
public final class FilterOperator extends Operator {

    private final RowPredicate predicate;
    private final long[] reads;
    private final Guard.@Nullable EqualTo equality;
    private final boolean harmless;
    private final boolean isToldInPart;
    private final @Nullable Wish wish;
    private int foundByIndex;
    private int foundByScan;

    /**
     * Filters rows.
     *
     * @param input the rows
     * @param predicate the condition
     * @param reads the components it reads, for each lane
     * @param equality a part of the condition by which an index can find rows; null if there is none
     * @param worth how many filters must wish for such an index to have it built
     * @param harmless whether no row can make the condition meet a problem (law 5), so that it need not be asked of all
     * @param isToldInPart whether it may be told of those changes alone that concern the only one above it
     */
    public FilterOperator(Operator input, RowPredicate predicate, long[] reads,
            Guard.@Nullable EqualTo equality, int worth, boolean harmless, boolean isToldInPart) {
        super(List.of(input), List.of(input));
        this.predicate = predicate;
        this.reads = reads;
        this.equality = equality;
        this.harmless = harmless;
        this.isToldInPart = isToldInPart;
        this.wish = equality == null ? null : new Equality(input, equality).wish(worth);
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
        Delta changes = input().output();
        for (int i = 0; i < changes.size(); i++) {
            int presence = one(changes, i, changes.presence(i));
            if (presence != 0) {
                output().copy(changes, i, presence);
            }
        }
    }

    @Override
    public boolean takesOne(Operator from) {
        return true;
    }

    @Override
    int one(Delta changes, int entry, int presence) {
        int at = changes.at(entry);
        boolean is = (presence & Delta.AFTER) != 0 && predicate.test(changes.after(), at);
        boolean was;
        if (presence == (Delta.BEFORE | Delta.AFTER) && !changes.touches(entry, reads)) {
            was = is;
        } else {
            was = (presence & Delta.BEFORE) != 0 && predicate.test(changes.before(), at);
        }
        if (was && is) {
            return matters(changes, entry, 0) ? presence : 0;
        }
        return was ? Delta.BEFORE : is ? Delta.AFTER : 0;
    }

    @Override
    public void scan(RowVisitor visitor) {
        if (equality != null && wish != null && wish.isGranted()) {
            foundByIndex++;
            new Equality(input(), equality).forEach(new Passing().to(visitor));
        } else {
            foundByScan++;
            input().scan(new Passing().to(visitor));
        }
    }

    @Override
    public void scanBlocks(int lanes, BlockVisitor visitor) {
        if (equality != null && wish != null && wish.isGranted()) {
            super.scanBlocks(lanes, visitor);
            return;
        }
        foundByScan++;
        input().scanBlocks(width(), new PassingBlocks(visitor));
    }

    @Override
    int atMost() {
        return equality != null && wish != null && wish.isGranted() ? new Equality(input(), equality).count()
                : input().atMost();
    }

    @Override
    long offered() {
        return isToldInPart ? input().offered() : given();
    }

    @Override
    @Nullable
    Wish wish(List<RowExpr> columns, int worth) {
        return harmless ? input().wish(columns, worth) : null;
    }

    @Override
    public @Nullable RowTable table() {
        return input().table();
    }

    @Override
    public @Nullable SlotRows slotRows() {
        return input().slotRows();
    }

    @Override
    RowVisitor fromTable(RowVisitor visitor) {
        return input().fromTable(new Passing().to(visitor));
    }

    @Override
    Lookup lookup(LookupKey key) {
        Lookup below = input().lookup(key);
        return below instanceof UniqueLookup unique ? new FilteredLookup(unique, predicate, harmless)
                : new LookupThrough(below, Passing::new);
    }

    @Override
    public void counts(Counts counts) {
        counts.count("rows of a filter found by an index", foundByIndex);
        counts.count("rows of a filter found by a scan", foundByScan);
    }

    @Override
    public List<String> reasons() {
        if (equality == null) {
            return List.of();
        } else if (wish == null) {
            return List.of("found by a scan: nothing below has an index by " + equality.value());
        }
        return List.of(wish.isGranted() ? "found by an index of " + equality.value()
                : "found by a scan: " + wish.refusal(equality.value()));
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        input().origins(rows, at, found);
    }

    @Override
    public void close() {
        if (wish != null) {
            wish.close();
        }
    }

    /** Hands on the rows that pass, some at a time. */
    private final class PassingBlocks implements BlockVisitor {

        private final BlockVisitor visitor;

        PassingBlocks(BlockVisitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void rows(RowBlock block) {
            predicate.select(block);
            if (block.size() > 0) {
                visitor.rows(block);
            }
        }

        @Override
        public void dropUnwanted(RowBlock block, int width) {
            if (harmless) {
                visitor.dropUnwanted(block, width);
            }
        }
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
