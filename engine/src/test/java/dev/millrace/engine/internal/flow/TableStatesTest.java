package dev.millrace.engine.internal.flow;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.CheckedEngine;
import dev.millrace.engine.OperatorContract;
import dev.millrace.engine.Result;
import dev.millrace.engine.RowState;
import dev.millrace.query.Bindings;
import dev.millrace.query.Origin;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** What stands beside rows (law 30): read in conditions, keys, groups, orders, aggregates and from subqueries. */
class TableStatesTest extends OperatorContract {

    private static final RowState PENDING = new RowState(false, Origin.LOCAL, 1);
    private static final List<RowState> STATES = List.of(RowState.CONFIRMED, PENDING,
            new RowState(false, Origin.LOCAL, 2), new RowState(false, Origin.REMOTE, 0));

    @Override
    protected List<Query<?>> queries() {
        return List.of(
                from(ITEMS).where(item -> item.synced()),
                from(ITEMS).where(item -> item.synced().not()).select(item -> item.get(Item::title)),
                from(ITEMS).select(item -> item.pendingTransactions()),
                from(ITEMS).orderByExpr(item -> desc(item.pendingTransactions()), item -> asc(item.get(Item::score))),
                from(ITEMS).groupByExpr(item -> item.origin()).select(group -> group.count()),
                from(ITEMS).groupBy(Item::group)
                        .select(group -> group.sumOf(item -> item.pendingTransactions())),
                from(OWNERS).join(ITEMS).on(Owner::id).equalTo(Item::ref)
                        .where((owner, item) -> item.synced().or(owner.synced()))
                        .select((owner, item) -> item.pendingTransactions()),
                from(OWNERS).leftJoin(ITEMS).on(Owner::id).equalTo(Item::ref)
                        .select((owner, item) -> item.origin()),
                // Found by what stands beside them, and by the key with it.
                from(OWNERS).join(ITEMS).onExpr(owner -> owner.pendingTransactions())
                        .equalToExpr(item -> item.pendingTransactions()).select((owner, item) -> item.get(Item::id)),
                from(OWNERS)
                        .where(owner -> exists(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .where(item -> item.synced().eq(owner.synced())))));
    }

    @Test
    void stage_stateAlone_concernsOnlyThoseWhoReadThatPartOfIt() {
        CheckedEngine engine = new CheckedEngine();
        Item item = new Item(1, null, "a", 1, 0, null, null, false, "");
        engine.put(ITEMS, item);
        engine.commit();
        Result<?> rows = engine.open(from(ITEMS), Bindings.NONE).result();
        Result<?> synced = engine.open(from(ITEMS).where(row -> row.synced()), Bindings.NONE).result();
        Result<?> pending = engine.open(from(ITEMS).select(row -> row.pendingTransactions()), Bindings.NONE).result();

        engine.put(ITEMS, item, PENDING);
        assertThat(engine.commit()).containsExactly(synced, pending);
        engine.put(ITEMS, item, new RowState(false, Origin.LOCAL, 2));
        assertThat(engine.commit()).containsExactly(pending);
        engine.put(ITEMS, item, new RowState(false, Origin.REMOTE, 2));
        assertThat(engine.commit()).isEmpty();
        engine.put(ITEMS, new Item(1, null, "b", 1, 0, null, null, false, ""), new RowState(false, Origin.REMOTE, 2));
        assertThat(engine.commit()).containsExactly(rows);
        engine.delete(ITEMS, 1L);
        engine.put(ITEMS, item);
        assertThat(engine.commit()).containsExactly(rows, synced, pending);
    }

    @Test
    void anyHistory_agrees() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            CheckedEngine engine = new CheckedEngine();
            List<Query<?>> queries = queries();
            for (int step = 0; step < 40; step++) {
                if (step < queries.size()) {
                    engine.open(queries.get(step), Bindings.NONE);
                }
                for (int changes = random.nextInt(4); changes >= 0; changes--) {
                    change(engine, random);
                }
                engine.commit();
            }
        }
    }

    private static void change(CheckedEngine engine, Random random) {
        RowState state = STATES.get(random.nextInt(STATES.size()));
        long id = random.nextInt(8);
        String owner = "o" + random.nextInt(4);
        switch (random.nextInt(6)) {
            case 0 -> engine.delete(ITEMS, id);
            case 1 -> engine.delete(OWNERS, owner);
            case 2 -> engine.put(OWNERS, new Owner(owner, "north", random.nextInt(2), true), state);
            case 3 -> engine.put(ITEMS, item(id, owner, random.nextInt(2)), state);
            default -> {
                Object present = engine.rows(ITEMS).get(id);
                engine.put(ITEMS, present == null ? item(id, owner, 0) : (Item) present, state);
            }
        }
    }

    private static Item item(long id, String ref, int score) {
        return new Item(id, null, score == 0 ? "a" : "b", score, 0, null, ref, false, "");
    }
}
