package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/** What a commit of very many changes needed is not kept for the small ones that follow. */
public class BulkCommitTest {

    private static final int ROWS = 40_000;
    private static final int OWNED = 20;
    /** Bytes: room for as many changes as there are owners is kept. */
    private static final long FEW = 192L * 1024;

    private final Engine engine = new Engine();
    private final Table<Item> items = engine.table(ITEMS);
    private final Table<Owner> owners = engine.table(OWNERS);

    /** What a query makes of an item and its owner. */
    public record Placed(double weight, int level) {
    }

    /** What a query makes of an owner. */
    public record Owned(String owner, List<Item> items) {
    }

    static List<Query<?>> queries() {
        return List.of(from(ITEMS).where(item -> item.get(Item::weight).ge(0.0)),
                from(ITEMS).select(item -> item.get(Item::weight).minus(1.0)),
                from(ITEMS).orderBy(asc(Item::weight)),
                from(ITEMS).orderBy(asc(Item::weight)).limit(10),
                from(ITEMS).orderBy(asc(Item::weight)).offset(30_000).limit(10),
                from(ITEMS).groupBy(Item::ref).select(group -> group.sum(Item::weight)),
                from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .select((item, owner) -> into(Placed::new, item.get(Item::weight), owner.get(Owner::level))),
                from(OWNERS).leftJoin(ITEMS).on(Owner::id).equalTo(Item::ref)
                        .matching((owner, item) -> item.get(Item::score).gt(owner.get(Owner::level)))
                        .select((owner, item) -> owner.row()),
                from(ITEMS).semiJoin(OWNERS).on(Item::ref).equalTo(Owner::id)
                        .matching((item, owner) -> item.get(Item::score).gt(owner.get(Owner::level))),
                from(OWNERS).select(owner -> into(Owned::new, owner.get(Owner::id),
                        nested(from(ITEMS).where(item -> item.get(Item::ref).eq(owner.get(Owner::id)))
                                .orderBy(asc(Item::weight)).limit(3)))));
    }

    private void stageAll(double weight, int level) {
        for (int i = 0; i < ROWS; i++) {
            stage(i, weight + i % 1000);
        }
        for (int i = 0; i < ROWS / OWNED; i++) {
            owners.stage("owner " + i, new Owner("owner " + i, null, level, null));
        }
        engine.commit();
    }

    private void stage(long id, double weight) {
        items.stage(id, new Item(id, null, null, (int) weight, weight, null, "owner " + id / OWNED, false, ""));
    }

    private void changeOne(double weight) {
        stage(7, weight);
        engine.commit();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void commit_changesOfAllRows_keepsNoRoomForThem(Query<?> query) {
        stageAll(1, 0);
        Result<?> result = engine.open(query, Bindings.NONE);
        changeOne(2);
        List<OperatorFigures> before = result.operators();

        stageAll(3, 5000);
        changeOne(4);
        stageAll(1, 0);
        changeOne(2);

        List<OperatorFigures> after = result.operators();
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i).bytes()).as("bytes of %s of %s", after.get(i).name(), after)
                    .isLessThan(before.get(i).bytes() * 5 / 4 + FEW);
        }
    }
}
