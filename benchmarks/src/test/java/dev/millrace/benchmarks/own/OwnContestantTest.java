package dev.millrace.benchmarks.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.PageChecksums;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.TodoUpdates;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** The store and the engine alone at each query, against the checksums of the workload's page. */
final class OwnContestantTest {

    private static final int UPDATES = 100;
    private static final WorkloadRows ROWS = new WorkloadRows(10_000);

    static Stream<Arguments> cells() {
        Supplier<Contestant> store = StoreContestant::new;
        Supplier<Contestant> engine = EngineContestant::new;
        return Arrays.stream(WorkloadQuery.values()).flatMap(query -> Stream.of(
                Arguments.of(Named.of("store", store), query), Arguments.of(Named.of("engine", engine), query)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cells")
    void updates_leadToTheChecksumsOfThePage(Supplier<Contestant> maker, WorkloadQuery query) {
        try (Contestant contestant = maker.get()) {
            contestant.load(ROWS);
            contestant.open(query);
            assertThat(contestant.checksum()).isEqualTo(PageChecksums.loaded(query));
            assertThat(contestant.told()).isZero();

            TodoUpdates updates = new TodoUpdates(ROWS);
            for (int i = 0; i < UPDATES; i++) {
                contestant.update(updates.next());
            }

            assertThat(contestant.checksum()).isEqualTo(PageChecksums.updated(query));
            assertThat(contestant.told()).isPositive();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cells")
    void batch_leadsToTheSame_thoughItNamesRowsTwice(Supplier<Contestant> maker, WorkloadQuery query) {
        try (Contestant contestant = maker.get()) {
            contestant.load(ROWS);
            contestant.open(query);
            TodoUpdates updates = new TodoUpdates(ROWS);
            Todo[] drawn = Stream.generate(updates::next).limit(UPDATES).toArray(Todo[]::new);
            Todo[] twice = Stream.concat(Stream.of(ROWS.todos()[(int) drawn[0].id() - 1]), Arrays.stream(drawn))
                    .toArray(Todo[]::new);

            contestant.update(twice);

            assertThat(contestant.checksum()).isEqualTo(PageChecksums.updated(query));
            contestant.closeQuery();
            contestant.open(query);
            assertThat(contestant.checksum()).isEqualTo(PageChecksums.updated(query));
        }
    }
}
