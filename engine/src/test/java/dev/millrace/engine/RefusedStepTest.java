package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;

/** Steps that cannot be taken leave everything as it was, and harm nobody else (law 5). */
class RefusedStepTest {

    record Line(long id, int divisor, String group) {
    }

    record Ratio(int whole, int part) {

        @Override
        public int part() {
            if (part < 0) {
                throw new IllegalStateException("no part: " + part);
            }
            return part;
        }
    }

    private static final RelationRef<Line> LINES = RelationRef.of("lines", Line.class, Line::id);
    private static final RelationRef<Line> OTHERS = RelationRef.of("others", Line.class, Line::id);
    private static final OrderedQuery<Integer> FIRST = from(LINES).orderBy(asc(Line::id)).limit(1)
            .select(line -> constant(10).dividedBy(line.get(Line::divisor)));

    private final Engine engine = WindowWays.engine(WindowWays.ALL_IN_TURN);
    private final Table<Line> lines = engine.table(LINES);
    private final Table<Line> others = engine.table(OTHERS);

    @BeforeEach
    void fill() {
        for (long id = 1; id <= 6; id++) {
            put(id, id == 3 ? 0 : 1);
        }
        others.stage(1L, new Line(1, 0, "g"));
        engine.commit();
    }

    private void put(long id, int divisor) {
        lines.stage(id, new Line(id, divisor, "g"));
    }

    @Test
    void window_aRowThatEntersHasAProblem_isWhatItWas() {
        Result<Integer> result = engine.open(FIRST, Bindings.NONE, OnProblem.FAIL);

        assertThatThrownBy(() -> result.window(new Window(1, 3))).isInstanceOf(ProblemException.class);

        assertThat(result.window()).isEqualTo(new Window(0, 1));
        assertThat(result.rows()).extracting(Identified::row).containsExactly(10);
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void commit_afterARefusedMove_followsTheWindowThatWas() {
        Result<Integer> result = engine.open(FIRST, Bindings.NONE, OnProblem.FAIL);
        assertThatThrownBy(() -> result.window(new Window(1, 3))).isInstanceOf(ProblemException.class);

        lines.stage(6L, null);
        engine.commit();
        put(1, 5);
        lines.stage(2L, null);
        engine.commit();

        assertThat(result.rows()).extracting(Identified::row).containsExactly(2);
        put(3, 2);
        engine.commit();
        result.window(new Window(1, 2));
        assertThat(result.rows()).extracting(Identified::row).containsExactly(5, 10);
    }

    @Test
    void bind_rowsOfANamedQueryCannotBeRead_othersGoOn() {
        Result<Ratio> named = engine.open("ratios", from(LINES).where(line -> line.get(Line::id).eq(1))
                .select(line -> into(Ratio::new,
                        line.get(Line::divisor).plus(number(param("p", Integer.class))).coalesce(0),
                        line.get(Line::divisor).times(number(param("q", Integer.class))).coalesce(0))),
                Bindings.of("p", 0).and("q", 1), OnProblem.COUNT);
        Result<Integer> whole =
                engine.open(from(named.ref()).select(ratio -> ratio.get(Ratio::whole)), Bindings.NONE);
        Result<Integer> part = engine.open(from(named.ref()).select(ratio -> ratio.get(Ratio::part)), Bindings.NONE);

        named.bind(Bindings.of("p", 5).and("q", -1));

        assertThat(named.failure()).isEmpty();
        assertThat(whole.rows()).extracting(Identified::row).containsExactly(6);
        assertThat(part.failure()).isPresent();
        others.stage(2L, new Line(2, 1, "g"));
        engine.commit();
        assertThat(others.size()).isEqualTo(2);
    }

    @Test
    void open_aConditionOfAJoinHasAProblem_leavesNoIndex() {
        Query<Long> query = from(LINES).fullJoin(OTHERS).on(Line::group).equalTo(Line::group)
                .matching((line, other) -> constant(10).dividedBy(other.get(Line::divisor)).gt(1))
                .select((line, other) -> line.get(Line::id));

        assertThatThrownBy(() -> engine.open(query, Bindings.NONE, OnProblem.FAIL))
                .isInstanceOf(ProblemException.class);

        assertThat(lines.rows().indexed()).isEmpty();
        assertThat(others.rows().indexed()).isEmpty();
    }

    @Test
    void window_manyMovesWithoutACommit_leaveNothingBehind() {
        Result<Line> result = engine.open(from(LINES).orderBy(asc(Line::id)).limit(2), Bindings.NONE);

        for (int i = 0; i < 100; i++) {
            result.window(new Window(i % 4, 2));
        }

        assertThat(engine.commit()).isEmpty();
        result.window(new Window(2, 2));
        result.close();
        assertThat(engine.commit()).isEmpty();
        assertThat(engine.rowsHeld()).isEqualTo(7);
    }
}
