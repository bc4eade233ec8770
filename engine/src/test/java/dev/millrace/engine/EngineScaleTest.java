package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.query.Assignment;
import dev.millrace.query.Bindings;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;
import dev.millrace.testkit.sample.SampleRows;

/** So many rows that trees have three levels and every table has grown: commits of one change and of thousands. */
class EngineScaleTest {

    private static final int ROWS = 6000;

    private final CheckedEngine engine = new CheckedEngine();

    private void put(long id, Choices choices) {
        Item item = SampleRows.withKey(ITEMS, id, choices);
        // Many titles, so that there are many groups.
        engine.put(ITEMS, ITEMS.rowType().with(item,
                List.of(new Assignment<>(ITEMS.rowType().component("title"), "title " + choices.below(1 << 16)))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void commit_manyRows_equalsAFreshEvaluation(long seed) {
        Choices choices = Choices.seeded(seed);
        engine.open(from(ITEMS).orderBy(desc(Item::title)), Bindings.NONE);
        CheckedResult<Item> page =
                engine.open(from(ITEMS).orderBy(asc(Item::score), desc(Item::weight)).offset(2900).limit(25),
                        Bindings.NONE);
        engine.open(from(ITEMS).join(OWNERS).on(Item::ref).equalTo(Owner::id)
                .select((item, owner) -> into(Compound::new, owner.get(Owner::region), item.get(Item::weight)))
                .orderBy(asc(Compound::text)).limit(50), Bindings.NONE);
        engine.open(from(ITEMS).groupBy(Item::title).select(group -> group.sum(Item::score)), Bindings.NONE);

        for (int round = 0; round < 3; round++) {
            for (long id = 0; id < ROWS; id++) {
                put(id, choices);
            }
            for (int i = 0; i < 12; i++) {
                engine.put(OWNERS, SampleRows.any(OWNERS, choices));
            }
            engine.commit();
            changeFew(choices, page);
            for (long id = 0; id < ROWS; id++) {
                if (choices.below(10) != 0) {
                    engine.delete(ITEMS, id);
                }
            }
            engine.commit();
            changeFew(choices, page);
        }
    }

    private void changeFew(Choices choices, CheckedResult<Item> page) {
        for (int i = 0; i < 5; i++) {
            put(choices.below(2 * ROWS), choices);
            engine.commit();
            page.window(new Window(choices.below(ROWS), 25));
        }
    }
}
