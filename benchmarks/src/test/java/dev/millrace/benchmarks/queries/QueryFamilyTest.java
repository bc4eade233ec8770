package dev.millrace.benchmarks.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;

/** The queries that are measured show what they say, and an update concerns those alone whose task it changes. */
class QueryFamilyTest {

    private final TaskData data = new TaskData(400);

    private Result<?> open(QueryFamily family, int constant) {
        return data.engine().open(family.query(constant), Bindings.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void query_ofEachFamily_showsRowsAndFollowsItsOwn(QueryFamily family) {
        List<Result<?>> results = List.of(open(family, 1), open(family, 2), open(family, 3));

        assertThat(results).allSatisfy(result -> assertThat(result.size()).isPositive());
        for (int i = 0; i < 100; i++) {
            assertThat(data.updateScore(data.any()).size()).isLessThanOrEqualTo(1);
        }
        results.forEach(Result::close);
        assertThat(data.engine().rowsHeld()).isEqualTo(data.size() + data.owners());
    }
}
