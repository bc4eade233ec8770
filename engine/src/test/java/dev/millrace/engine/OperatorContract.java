package dev.millrace.engine;

import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.query.Assignment;
import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

/**
 * What every operator must stand, whatever query it works in: a test of an operator gives queries over the sample schema and
 * gets these scenarios. The {@link CheckedEngine} does the checking; an ordered query is shown in several windows at once.
 */
public abstract class OperatorContract {

    private static final List<Window> WINDOWS =
            List.of(new Window(0, 1), new Window(0, 3), new Window(1, 2), new Window(2, Long.MAX_VALUE),
                    new Window(0, 0));

    private final CheckedEngine engine;

    /** A contract of operators that are planned as usual. */
    protected OperatorContract() {
        this(WindowRules.STANDARD);
    }

    /** A contract of operators whose windows keep rows as rules say. */
    protected OperatorContract(WindowRules windowRules) {
        this.engine = new CheckedEngine(windowRules);
    }

    /** The queries; all of them are open at once. */
    protected abstract List<Query<?>> queries();

    /** The values of the queries' parameters. */
    protected Bindings bindings() {
        return Bindings.NONE;
    }

    /** Opens live queries that the queries read. */
    @SuppressWarnings("unused") // the engine is for those who override this
    protected void openSources(CheckedEngine of) {
        // Most queries read relations alone.
    }

    /** Stages what is to happen beside each commit that a scenario makes. */
    @SuppressWarnings("unused") // likewise
    protected void stageBeside(CheckedEngine of) {
        // As a rule nothing is.
    }

    private void commit() {
        stageBeside(engine);
        engine.commit();
    }

    private void openAll() {
        openSources(engine);
        for (Query<?> query : queries()) {
            engine.open(query, bindings());
            if (query instanceof OrderedQuery<?> ordered) {
                WINDOWS.forEach(window -> engine.open(new OrderedQuery<>(ordered.order(), window), bindings()));
            }
        }
    }

    private void fill() {
        SampleData.ITEM_ROWS.forEach(item -> engine.put(ITEMS, item));
        SampleData.OWNER_ROWS.forEach(owner -> engine.put(OWNERS, owner));
        commit();
    }

    @Test
    void open_noRows_agrees() {
        openAll();

        assertThat(engine.commit()).isEmpty();
    }

    @Test
    void open_rowsAreThere_agrees() {
        fill();

        openAll();

        assertThat(engine.open()).anyMatch(result -> !result.rows().isEmpty());
        assertThat(engine.commit()).isEmpty();
    }

    @Test
    void insert_rowByRow_agrees() {
        openAll();

        for (Item item : SampleData.ITEM_ROWS) {
            engine.put(ITEMS, item);
            commit();
        }
        for (Owner owner : SampleData.OWNER_ROWS) {
            engine.put(OWNERS, owner);
            commit();
        }
    }

    @Test
    void insert_rowByRowFromTheOtherSide_agrees() {
        openAll();

        for (Owner owner : SampleData.OWNER_ROWS) {
            engine.put(OWNERS, owner);
            commit();
        }
        for (Item item : SampleData.ITEM_ROWS) {
            engine.put(ITEMS, item);
            commit();
        }
    }

    @Test
    void insertAndDelete_allAtOnce_agrees() {
        openAll();
        long heldOfNothing = engine.engine().rowsHeld();

        fill();
        SampleData.ITEM_ROWS.forEach(item -> engine.delete(ITEMS, item.id()));
        SampleData.OWNER_ROWS.forEach(owner -> engine.delete(OWNERS, owner.id()));
        commit();

        assertThat(engine.engine().rowsHeld()).as("rows, groups and pairs that are kept").isEqualTo(heldOfNothing);
        fill();
    }

    @Test
    void delete_rowByRow_agrees() {
        fill();
        openAll();

        for (Owner owner : SampleData.OWNER_ROWS) {
            engine.delete(OWNERS, owner.id());
            commit();
        }
        for (Item item : SampleData.ITEM_ROWS) {
            engine.delete(ITEMS, item.id());
            commit();
        }
    }

    @Test
    void deleteAndInsertAgain_eachRow_agrees() {
        fill();
        openAll();

        for (Item item : SampleData.ITEM_ROWS) {
            engine.delete(ITEMS, item.id());
            commit();
            engine.put(ITEMS, item);
            commit();
        }
        for (Owner owner : SampleData.OWNER_ROWS) {
            engine.delete(OWNERS, owner.id());
            commit();
            engine.put(OWNERS, owner);
            commit();
        }
    }

    @Test
    void insert_duplicates_agrees() {
        fill();
        openAll();

        for (long copy = 100; copy < 104; copy++) {
            for (Item item : SampleData.ITEM_ROWS) {
                engine.put(ITEMS, withKey(ITEMS, item, copy + 10 * item.id()));
            }
            commit();
        }
        for (Owner owner : SampleData.OWNER_ROWS) {
            engine.put(OWNERS, withKey(OWNERS, owner, "copy of " + owner.id()));
        }
        commit();
        engine.rows(ITEMS).keySet().stream().filter(key -> (long) key % 3 == 0).toList()
                .forEach(key -> engine.delete(ITEMS, key));
        commit();
    }

    private static <R> R withKey(RelationRef<R> relation, R row, Object key) {
        return with(relation, row, relation.key(), key);
    }

    private static <R> R with(RelationRef<R> relation, R row, Component component, @Nullable Object value) {
        return relation.rowType().with(row, List.of(new Assignment<>(component, value)));
    }

    /** All versions of a row that differ from it in one component. */
    private static <R> List<R> versions(RelationRef<R> relation, R row) {
        List<R> versions = new ArrayList<>();
        for (Component component : relation.rowType().components()) {
            if (!component.equals(relation.key())) {
                SampleData.values(component).forEach(value -> versions.add(with(relation, row, component, value)));
            }
        }
        return versions;
    }

    @Test
    void update_eachComponentThereAndBack_agrees() {
        fill();
        openAll();

        updateThereAndBack(ITEMS, SampleData.ITEM_ROWS);
        updateThereAndBack(OWNERS, SampleData.OWNER_ROWS);
    }

    private <R> void updateThereAndBack(RelationRef<R> relation, List<R> rows) {
        for (R row : rows) {
            for (R version : versions(relation, row)) {
                engine.put(relation, version);
                commit();
                engine.put(relation, row);
                commit();
            }
        }
    }

    @Test
    void update_eachComponentInTurn_agrees() {
        fill();
        openAll();

        List<List<Item>> versions = SampleData.ITEM_ROWS.stream().map(item -> versions(ITEMS, item)).toList();
        for (int i = 0; i < versions.get(0).size(); i++) {
            int version = i;
            versions.forEach(item -> engine.put(ITEMS, item.get(version)));
            commit();
        }
    }

    @Test
    void update_bothTablesInOneCommit_agrees() {
        fill();
        openAll();

        for (Owner owner : SampleData.OWNER_ROWS) {
            for (Owner version : versions(OWNERS, owner)) {
                for (Item item : SampleData.ITEM_ROWS) {
                    engine.put(OWNERS, version);
                    engine.put(ITEMS, with(ITEMS, item, ITEMS.rowType().component("ref"), owner.id()));
                    commit();
                }
                SampleData.ITEM_ROWS.forEach(item -> engine.put(ITEMS, item));
                engine.put(OWNERS, owner);
                commit();
            }
        }
    }

    @Test
    void insertAndDelete_bothTablesInOneCommit_agrees() {
        fill();
        openAll();

        for (Owner owner : SampleData.OWNER_ROWS) {
            for (Item item : SampleData.ITEM_ROWS) {
                engine.delete(OWNERS, owner.id());
                engine.delete(ITEMS, item.id());
                engine.put(OWNERS, withKey(OWNERS, owner, "new " + owner.id()));
                engine.put(ITEMS, withKey(ITEMS, item, 50 + item.id()));
                commit();
                engine.put(OWNERS, owner);
                engine.delete(ITEMS, 50 + item.id());
                commit();
                engine.put(ITEMS, item);
                engine.delete(OWNERS, "new " + owner.id());
                commit();
            }
        }
    }

    @Test
    void update_backToItselfInOneCommit_changesNothing() {
        fill();
        openAll();

        for (Item item : SampleData.ITEM_ROWS) {
            versions(ITEMS, item).forEach(version -> engine.put(ITEMS, version));
            engine.delete(ITEMS, item.id());
            engine.put(ITEMS, with(ITEMS, item, ITEMS.key(), item.id()));
        }
        for (Owner owner : SampleData.OWNER_ROWS) {
            engine.delete(OWNERS, owner.id());
            engine.put(OWNERS, owner);
        }
        engine.put(ITEMS, withKey(ITEMS, SampleData.ITEM_ROWS.get(0), 70L));
        engine.delete(ITEMS, 70L);

        assertThat(engine.commit()).isEmpty();
    }

    @Test
    void update_allComponentsNull_agrees() {
        fill();
        openAll();

        for (Item item : SampleData.ITEM_ROWS) {
            engine.put(ITEMS,
                    new Item(item.id(), null, null, null, item.weight(), null, null, item.flag(), item.title()));
            commit();
        }
        for (Owner owner : SampleData.OWNER_ROWS) {
            engine.put(OWNERS, new Owner(owner.id(), null, owner.level(), null));
            commit();
        }
        fill();
    }

    @Test
    void window_movesAcrossTheRows_agrees() {
        fill();
        openAll();

        for (int i = 0; i < 4; i++) {
            for (CheckedResult<?> result : engine.open()) {
                if (result.result().isOrdered()) {
                    WINDOWS.forEach(result::window);
                    result.window(new Window(i, 2));
                }
            }
            Item item = SampleData.ITEM_ROWS.get(i);
            engine.delete(ITEMS, item.id());
            commit();
        }
    }

    @Test
    void close_all_givesBackTheIndexes() {
        openAll();
        fill();

        List<CheckedResult<?>> open = engine.open();
        for (int i = open.size() - 1; i >= 0; i--) {
            engine.close(open.get(i));
            engine.delete(ITEMS, SampleData.ITEM_ROWS.get(0).id());
            commit();
            fill();
        }

        assertThat(engine.indexed()).isEmpty();
        assertThat(engine.engine().rowsHeld()).isEqualTo(SampleData.ITEM_ROWS.size() + SampleData.OWNER_ROWS.size());
    }
}
