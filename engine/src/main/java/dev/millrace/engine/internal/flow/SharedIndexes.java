package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.store.RowSource;

/**
 * The indexes over the rows of a source, one for each combination of columns that plans look rows up by, shared by all of them. One is
 * built when it is first asked for or wished for often enough.
 */
final class SharedIndexes {

    private final Source source;
    private final RowSource rows;
    private final IndexBudget budget;
    private final boolean linger;
    private final Map<IndexKey, TableIndex> indexes = new HashMap<>();
    /** The same indexes, to be gone over by number: iterators would be made for each commit. */
    private final List<TableIndex> all = new ArrayList<>();

    private int builtByNeed;
    private int builtByWish;
    private int begunAside;

    /** What an index is by. */
    private record IndexKey(List<RowExpr> columns, List<KeyColumns.Matching> matching) {
    }

    /**
     * No index yet.
     *
     * @param source has the rows
     * @param rows the same source
     * @param budget counts the indexes
     * @param linger whether they may be kept without users
     */
    SharedIndexes(Source source, RowSource rows, IndexBudget budget, boolean linger) {
        this.source = source;
        this.rows = rows;
        this.budget = budget;
        this.linger = linger;
    }

    /** Compiles expressions over the rows. */
    static ScalarCompiler compiler() {
        return new ScalarCompiler(LaneNulls.none(), Failures.NONE);
    }

    /**
     * Prepares pulling rows by a key.
     *
     * @param aside takes what builds the index beside commits, before which no row may be pulled; null to have it built at once
     */
    Lookup lookup(LookupKey wanted, @Nullable List<Buildup> aside) {
        return needed(new IndexKey(wanted.columns(), wanted.matching()), aside).lookup(wanted.wanted());
    }

    /** Builds an index whether anybody wishes for it or not; to be closed. */
    Wish keep(List<RowExpr> columns) {
        return needed(equality(columns), null).wish(1);
    }

    private static IndexKey equality(List<RowExpr> columns) {
        return new IndexKey(columns, Collections.nCopies(columns.size(), Matching.EQUAL));
    }

    private TableIndex needed(IndexKey key, @Nullable List<Buildup> aside) {
        TableIndex index = index(key);
        index.acquire();
        boolean built = false;
        try {
            builtByNeed += index.isBuilt() || aside != null ? 0 : 1;
            build(index, key, aside);
            built = true;
        } finally {
            if (!built) {
                index.release();
            }
        }
        return index;
    }

    private void build(TableIndex index, IndexKey key, @Nullable List<Buildup> aside) {
        if (aside == null) {
            index.build(source::scan);
        } else if (!index.isBuilt()) {
            aside.add(index.buildup(() -> columns(key), source));
            begunAside++;
        }
    }

    /**
     * Wishes for an index by columns that equal something.
     *
     * @param aside takes what builds it beside commits, if so many wish for it; null to have it built at once
     */
    Wish wish(List<RowExpr> columns, int worth, @Nullable List<Buildup> aside) {
        IndexKey key = equality(columns);
        TableIndex index = index(key);
        index.acquire();
        if (index.users() >= worth && !index.isBuilt() && !index.isBeingBuilt() && index.failure() == null
                && index.isAllowed()) {
            grant(index, key, aside);
        }
        return index.wish(worth);
    }

    private void grant(TableIndex index, IndexKey key, @Nullable List<Buildup> aside) {
        try {
            build(index, key, aside);
            builtByWish += index.isBuilt() ? 1 : 0;
        } catch (Allowance.Exceeded large) {
            index.release();
            throw large;
        } catch (RuntimeException | Error unreadable) { // whoever reads the rows meets that by itself
            index.refuse(unreadable);
        }
    }

    private TableIndex index(IndexKey key) {
        TableIndex known = indexes.get(key);
        if (known == null) {
            known = new TableIndex(columns(key), LaneReads.of(source.width(), key.columns()), source, rows, budget,
                    linger,
                    this::leave);
            indexes.put(key, known);
            all.add(known);
        }
        return known;
    }

    private static KeyColumns columns(IndexKey key) {
        return new KeyColumns(compiler().scalars(key.columns()), key.matching());
    }

    /** Tells how often an index was built, and why. */
    void counts(Counts counts) {
        counts.count("indexes built as they are needed", builtByNeed);
        counts.count("indexes built as they are wished for", builtByWish);
        counts.count("indexes begun beside commits", begunAside);
    }

    /** The columns by which plans find rows at present. */
    List<String> indexed() {
        return indexes.entrySet().stream().filter(each -> each.getValue().isBuilt() && each.getValue().users() > 0)
                .map(each -> each.getKey().columns().toString()).toList();
    }

    /**
     * Works out what a delta changes in each index, and changes nothing yet. An index whose key cannot be read fails, and with it the
     * queries that ask it.
     */
    void prepare(Delta delta) {
        for (int i = all.size() - 1; i >= 0; i--) {
            TableIndex index = all.get(i);
            if (index.lingersFor(delta) && !index.isPrepared(delta)) {
                index.forget();
            }
        }
    }

    private void leave(TableIndex index) {
        indexes.values().remove(index);
        all.remove(index);
    }

    /** Gives up all of them. */
    void forgetAll() {
        List.copyOf(all).forEach(TableIndex::forget);
    }

    /** The first phase: lets go of what was prepared, while all rows are what they were. */
    void letGo(Delta delta) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).letGo(delta);
        }
    }

    /** The third phase: takes in what was prepared, when all rows are what they are. */
    void takeIn(Delta delta) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).takeIn(delta);
        }
    }
}
