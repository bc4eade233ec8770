package dev.millrace.benchmarks.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import dev.millrace.benchmarks.language.MethodReferenceBenchmark.UnseenReferences;
import dev.millrace.query.RowType;
import dev.millrace.query.property.IntProp;

/** That the benchmarks of the language measure what their names say. */
class LanguageBenchmarksTest {

    private static final int ROWS = ComponentReadBenchmark.ROWS;

    @Test
    void newPlaces_eachTime_areReferencesOfTheirOwnToOneComponent() {
        RowType<Reading> type = RowType.of(Reading.class);
        UnseenReferences state = new UnseenReferences();
        state.renew();
        IntProp<Reading> before = state.references[0];
        state.renew();

        assertThat(state.references).hasSize(MethodReferenceBenchmark.PLACES).doesNotContain(before);
        assertThat(state.references).extracting(Object::getClass).doesNotHaveDuplicates();
        assertThat(state.references).allSatisfy(
                reference -> assertThat(type.component(reference)).isEqualTo(type.component("count")));
    }

    @Test
    void componentReads_ofAllRows_areWhatTheAccessorsGive() {
        ComponentReadBenchmark benchmark = new ComponentReadBenchmark();
        long indices = ROWS * (ROWS - 1L) / 2;
        long ids = 1_000_000_000_000L * ROWS + indices;
        long counts = 1_000_000L * ROWS + indices;
        double values = indices + 0.5 * ROWS;
        int valid = (ROWS + 2) / 3;

        assertThat(benchmark.plainJava()).isEqualTo(ids);
        assertThat(benchmark.getLong()).isEqualTo(ids);
        assertThat(benchmark.getLongOfAnInt()).isEqualTo(counts);
        assertThat(benchmark.getDouble()).isEqualTo(values);
        assertThat(benchmark.getBoolean()).isEqualTo(valid);
        assertThat(benchmark.allFour()).isCloseTo(ids + counts + values + valid, within(1.0));
    }
}
