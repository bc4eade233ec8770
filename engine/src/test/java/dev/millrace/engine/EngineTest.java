package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.sample.SampleSchema.ITEMS;
import static dev.millrace.testkit.sample.SampleSchema.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.testkit.sample.Compound;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.Owner;

class EngineTest {

    private final Engine engine = new Engine();
    private final Table<Owner> owners = engine.table(OWNERS);

    private void put(String id, String region) {
        owners.stage(id, new Owner(id, region, 1, true));
    }

    private static Query<Owner> inRegion() {
        return from(OWNERS).where(owner -> owner.get(Owner::region).eq(param("region", String.class))).inKeyOrder();
    }

    private static List<String> ids(Result<Owner> result) {
        return result.rows().stream().map(row -> String.valueOf(row.identity())).toList();
    }

    @Test
    void table_nameIsTaken_isRefused() {
        assertThatThrownBy(() -> engine.table(OWNERS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"owners\"");
    }

    @Test
    void table_rows_areThoseOfTheLastCommit() {
        Owner row = new Owner("a", "north", 1, true);
        owners.stage("a", row);
        assertThat(owners.get("a")).isNull();
        assertThat(owners.size()).isZero();

        engine.commit();

        assertThat(owners.get("a")).isSameAs(row);
        assertThat(owners.size()).isEqualTo(1);
        assertThat(owners).hasToString("owners[1]");
        assertThat(owners.relation()).isSameAs(OWNERS);
        List<Owner> all = new ArrayList<>();
        owners.forEach(all::add);
        assertThat(all).containsExactly(row);
    }

    @Test
    void stage_rowUnderAnotherKey_isRefused() {
        assertThatThrownBy(() -> owners.stage("b", new Owner("a", "north", 1, true)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("under key b")
                .hasMessageContaining("Owner::id is a");

        assertThat(engine.commit()).isEmpty();
        assertThat(owners.size()).isZero();
    }

    @Test
    void discard_staged_changesNothing() {
        put("a", "north");
        owners.discard();

        assertThat(engine.commit()).isEmpty();
        assertThat(owners.size()).isZero();
    }

    @Test
    void open_unknownRelation_isRefusedAndHoldsNothing() {
        Query<Owner> query = from(OWNERS).join(OWNERS).on(Owner::region).equalTo(Owner::region).join(ITEMS)
                .on((a, b) -> b.get(Owner::region)).equalTo(Item::group).select((a, b, item) -> a.row());

        assertThatThrownBy(() -> engine.open(query, Bindings.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"items\"").hasMessageContaining("[owners]");

        assertThat(owners.rows().indexed()).isEmpty();
        engine.drop(owners);
    }

    @Test
    void open_relationOfAnotherType_isRefused() {
        RelationRef<Compound> other = RelationRef.of("owners", Compound.class, Compound::text);
        RelationRef<Owner> otherKey = RelationRef.of("owners", Owner.class, Owner::region);

        assertThatThrownBy(() -> engine.open(from(other), Bindings.NONE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Compound").hasMessageContaining("Owner");
        assertThatThrownBy(() -> engine.open(from(otherKey), Bindings.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Owner::region").hasMessageContaining("Owner::id");
    }

    @Test
    void drop_relationThatIsRead_isRefused() {
        Result<Owner> result = engine.open(from(OWNERS), Bindings.NONE);

        assertThatThrownBy(() -> engine.drop(owners)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"owners\"");

        result.close();
        engine.drop(owners);
        assertThatThrownBy(() -> engine.open(from(OWNERS), Bindings.NONE)).isInstanceOf(IllegalArgumentException.class);
        engine.table(OWNERS);
    }

    @Test
    void open_changesAreStaged_seesThemWithTheCommit() {
        put("a", "north");

        Result<Owner> result = engine.open(from(OWNERS), Bindings.NONE);
        assertThat(result.rows()).isEmpty();

        assertThat(engine.commit()).hasSize(1);
        assertThat(ids(result)).containsExactly("a");
    }

    @Test
    void commit_nothingDiffers_forgetsTheChangesBefore() {
        Result<Owner> changed = engine.open(from(OWNERS), Bindings.NONE);
        Result<Owner> moved = engine.open(from(OWNERS).inKeyOrder(), Bindings.NONE);
        Result<Owner> bound = engine.open(inRegion(), Bindings.of("region", "south"));
        put("a", "north");
        engine.commit();
        assertThat(changed.hasChanges()).isTrue();

        moved.window(new Window(1, 1));
        bound.bind(Bindings.of("region", "north"));
        assertThat(moved.hasChanges()).isTrue();
        assertThat(bound.hasChanges()).isTrue();
        assertThat(engine.commit()).isEmpty();

        assertThat(List.of(changed, moved, bound)).noneMatch(Result::hasChanges);
    }

    @Test
    void commit_afterBindAndWindow_tellsOfTheCommitAlone() {
        put("a", "north");
        put("b", "north");
        engine.commit();
        Result<Owner> result = engine.open(inRegion(), Bindings.of("region", "south"));
        result.bind(Bindings.of("region", "north"));
        result.window(new Window(1, 5));

        List<Identified<Owner>> before = result.rows();
        put("c", "north");
        engine.commit();

        RecordedChanges<Owner> changes = new RecordedChanges<>(true);
        result.changes(changes);
        changes.checkAgainst(before, result.rows());
        assertThat(ids(result)).containsExactly("b", "c");
    }

    @Test
    void move_parametersAndWindow_isOneStepFromWhatWasShownToWhatIs() {
        for (String id : List.of("a", "b", "c", "d")) {
            put(id, "north");
        }
        put("x", "south");
        put("y", "south");
        engine.commit();
        Result<Owner> result = engine.open(inRegion(), Bindings.of("region", "north"));
        result.window(new Window(2, 2));

        result.move(Bindings.of("region", "south"), new Window(0, 1));

        assertThat(ids(result)).containsExactly("x");
        RecordedChanges<Owner> changes = new RecordedChanges<>(true);
        result.changes(changes);
        assertThat(changes.identities()).extracting(String::valueOf).containsExactlyInAnyOrder("c", "d", "x");
        assertThat(engine.commit()).isEmpty();
    }

    @Test
    void move_windowAlone_isPlannedForWindowsOnce() {
        put("a", "north");
        put("b", "north");
        engine.commit();
        Result<Owner> result = engine.open(inRegion(), Bindings.of("region", "north"));

        result.move(Bindings.of("region", "north"), new Window(1, 1));
        Object plan = result.plan();
        assertThat(ids(result)).containsExactly("b");
        result.move(Bindings.of("region", "north"), new Window(0, 1));
        result.window(Window.ALL);

        assertThat(ids(result)).containsExactly("a", "b");
        assertThat(result.plan()).isSameAs(plan);
    }

    @Test
    void move_thatIsRefused_changesNothing() {
        put("a", "north");
        engine.commit();
        Result<Owner> keyed = engine.open(
                from(OWNERS).where(owner -> owner.get(Owner::region).eq(param("region", String.class))),
                Bindings.of("region", "north"));
        Result<Owner> ordered = engine.open(inRegion(), Bindings.of("region", "north"));

        assertThatThrownBy(() -> keyed.move(Bindings.of("region", "south"), Window.ALL))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("without order");
        assertThatThrownBy(() -> ordered.move(Bindings.of("region", 7), new Window(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(List.of(keyed, ordered)).allSatisfy(result -> {
            assertThat(ids(result)).containsExactly("a");
            assertThat(result.bindings()).isEqualTo(Bindings.of("region", "north"));
            assertThat(result.window()).isEqualTo(Window.ALL);
            assertThat(result.hasChanges()).isFalse();
        });
    }

    @Test
    void close_twice_takesNoIndexFromOthers() {
        Query<Owner> query =
                from(OWNERS).join(OWNERS).on(Owner::region).equalTo(Owner::region).select((a, b) -> b.row());
        Result<Owner> one = engine.open(query, Bindings.NONE);
        Result<Owner> other = engine.open(query, Bindings.NONE);

        one.close();
        one.close();
        put("a", "north");
        put("b", "north");
        engine.commit();

        assertThat(other.size()).isEqualTo(4);
        other.close();
        assertThat(owners.rows().indexed()).isEmpty();
    }

    @Test
    void close_result_isNoLongerMoved() {
        Result<Owner> result = engine.open(inRegion(), Bindings.of("region", "north"));
        result.close();

        assertThatThrownBy(() -> result.bind(Bindings.of("region", "south"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> result.window(Window.ALL)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        put("a", "north");
        assertThat(engine.commit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void close_resultThatACommitHandsOut_leavesTheOthersThere(int results) {
        for (int i = 0; i < results; i++) {
            engine.open(from(OWNERS), Bindings.NONE);
        }
        put("a", "north");
        List<Result<?>> changed = engine.commit();

        changed.forEach(Result::close);

        assertThat(changed).hasSize(results).doesNotHaveDuplicates();
        put("a", "south");
        assertThat(engine.commit()).isEmpty();
    }

    @Test
    void result_describesItself() {
        put("a", "north");
        put("b", "north");
        put("c", "south");
        engine.commit();
        Query<Owner> query = from(OWNERS).orderBy(asc(Owner::region)).offset(1).limit(1);

        Result<Owner> result = engine.open(query, Bindings.NONE);

        assertThat(result.query()).isSameAs(query);
        assertThat(result.bindings()).isEqualTo(Bindings.NONE);
        assertThat(result.isOrdered()).isTrue();
        assertThat(result.window()).isEqualTo(new Window(1, 1));
        assertThat(result.size()).isEqualTo(1);
        assertThat(result.total()).isEqualTo(3);
        assertThat(result.sources()).containsExactly("owners");
        assertThat(ids(result)).containsExactly("b");
        // Three rows of the table, three in the order, one that is shown.
        assertThat(engine.rowsHeld()).isEqualTo(7);
    }
}
