package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.benchmarks.BoardUpdate.Change;
import dev.millrace.benchmarks.DeparturesBoardBenchmark.CollectionState;
import dev.millrace.benchmarks.DeparturesBoardBenchmark.EngineState;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.ReferenceEvaluator;

/** That the benchmark's updates do what their names say, to the flights and to the page that is shown. */
class DeparturesBoardBenchmarkTest {

    private static final int FLIGHTS = 1_500;

    /** The page is compared with a fresh evaluation, which is slow, after each of so many updates at the start, and at the end. */
    private static final int COMPARED = 6;

    private final DeparturesBoardBenchmark benchmark = new DeparturesBoardBenchmark();
    private final BoardData data = BoardData.of(FLIGHTS);

    @ParameterizedTest
    @EnumSource
    void collection_eachKindOfUpdate_doesWhatItSays(BoardUpdate kind) {
        CollectionState state = new CollectionState();
        state.flights = FLIGHTS;
        state.update = kind;
        state.fill();

        requireWholeRound(kind, state, () -> benchmark.collection(state));
        state.close();
    }

    @ParameterizedTest
    @EnumSource
    void engine_eachKindOfUpdate_doesWhatItSays(BoardUpdate kind) {
        EngineState state = new EngineState();
        state.flights = FLIGHTS;
        state.update = kind;
        state.fill();

        requireWholeRound(kind, state, () -> benchmark.engine(state));
        state.close();
    }

    @Test
    void updates_boardTooSmallToHaveRowsFarBelow_areRefused() {
        BoardData few = BoardData.of(100);

        assertThatThrownBy(() -> new FlightUpdates(few, BoardUpdate.FAR)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only 100 rows");
    }

    private void requireWholeRound(BoardUpdate kind, BoardState state, Supplier<Object> update) {
        DeparturesBoard board = state.board();
        List<BoardRow> firstPage = board.rows();
        Map<Integer, Flight> flights = new HashMap<>();
        data.flights().forEach(flight -> flights.put(flight.id(), flight));
        requireFreshPage(board, kind, flights);
        FlightUpdates same = new FlightUpdates(data, kind);

        for (int i = 0; i < same.size(); i++) {
            Flight expected = same.next().row();
            Flight before = Objects.requireNonNull(flights.put(expected.id(), expected));
            List<BoardRow> pageBefore = board.rows();
            long toldBefore = board.told();
            assertThat(update.get()).isNotNull();

            assertThat(board.flight(expected.id())).isEqualTo(expected).isNotEqualTo(before);
            if (kind.change() == Change.PAGE) {
                boolean enters = i % 2 == 0;
                assertThat(isShown(pageBefore, expected)).isNotEqualTo(enters);
                assertThat(isShown(board.rows(), expected)).isEqualTo(enters);
                assertThat(board.told() - toldBefore).as("one row entered and one left").isEqualTo(2);
                assertThat(expected.withDelay(before.delay())).isEqualTo(before);
            } else {
                assertThat(board.rows()).isEqualTo(pageBefore);
                assertThat(board.told()).isEqualTo(toldBefore);
                Flight undone = kind.change() == Change.REMARK ? expected.withRemark(before.remark())
                        : expected.withDelay(before.delay());
                assertThat(undone).isEqualTo(before);
            }
            if (i < COMPARED) {
                requireFreshPage(board, kind, flights);
                requirePlace(kind, before, flights);
            }
        }

        assertThat(board.rows()).isEqualTo(firstPage);
        assertThat(flights.values()).containsExactlyInAnyOrderElementsOf(data.flights());
        requireFreshPage(board, kind, flights);
    }

    private void requireFreshPage(DeparturesBoard board, BoardUpdate kind, Map<Integer, Flight> flights) {
        assertThat(board.rows()).hasSize(DeparturesBoard.PAGE_SIZE)
                .isEqualTo(fresh(DeparturesBoard.query().node(), kind, flights));
    }

    /** The updated flight is on the board, far below the page unless it is to be on it; or it is not on the board at all. */
    private void requirePlace(BoardUpdate kind, Flight flight, Map<Integer, Flight> flights) {
        List<@Nullable Object> all = fresh(((WindowNode) DeparturesBoard.query().node()).input(), kind, flights);
        List<Integer> ids = new ArrayList<>();
        all.forEach(row -> ids.add(((BoardRow) Objects.requireNonNull(row)).id()));
        int place = ids.indexOf(flight.id());
        switch (kind.change()) {
            case DELAY, REMARK -> assertThat(place).isGreaterThanOrEqualTo(3 * DeparturesBoard.PAGE_SIZE);
            case PAGE -> assertThat(place).isNotNegative();
            case DELAY_ELSEWHERE -> assertThat(place).isNegative();
        }
    }

    private List<@Nullable Object> fresh(QueryNode query, BoardUpdate kind, Map<Integer, Flight> flights) {
        return ReferenceEvaluator.evaluate(query, DeparturesBoard.departingFrom(kind.state()),
                Map.of("flights", flights.values(), "airports", data.airports())).rows();
    }

    private static boolean isShown(List<BoardRow> page, Flight flight) {
        return page.stream().anyMatch(row -> row.id() == flight.id());
    }
}
