package dev.millrace.benchmarks.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;

/** The queries that are measured show what they say, and an update concerns those alone that it should. */
class QueryFamilyTest {

    private final TaskData data = new TaskData(400);

    private Result<?> open(QueryFamily family, int constant) {
        return data.engine().open(family.query(constant), Bindings.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FIRST_OF_OTHERS")
    void query_ofAnOwnerOrATeam_showsRowsAndFollowsItsOwn(QueryFamily family) {
        List<Result<?>> results = List.of(open(family, 1), open(family, 2), open(family, 3));

        assertThat(results).allSatisfy(result -> assertThat(result.size()).isPositive());
        for (int i = 0; i < 100; i++) {
            assertThat(data.updateScore(data.any()).size()).isLessThanOrEqualTo(1);
        }
        results.forEach(Result::close);
        assertThat(data.engine().rowsHeld()).isEqualTo(data.size() + data.owners());
    }

    @Test
    void query_ofTheFirstTasks_isConcernedByTheseAlone() {
        List<Result<?>> results = List.of(open(QueryFamily.FIRST_OF_OTHERS, 1), open(QueryFamily.FIRST_OF_OTHERS, 2));

        assertThat(results).allSatisfy(result -> assertThat(result.size()).isEqualTo(50));
        assertThat(data.updateScore(0)).isEqualTo(results);
        assertThat(data.updateScore(1)).containsExactly(results.get(1));
        for (int id = data.size() / 2; id < data.size(); id++) {
            assertThat(data.updateScore(id)).isEmpty();
        }
    }
}
