package dev.millrace.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.PageChecksums;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.TodoUpdates;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** Each peer at each query that it can do, against the checksums of the workload's page. */
final class PeersTest {

    private static final int UPDATES = 100;
    private static final int OTHER_CHANGES = 10;

    private static final WorkloadRows ROWS = new WorkloadRows(10_000);

    static Stream<Arguments> cells() {
        return Arrays.stream(Peer.values()).flatMap(peer -> Arrays.stream(WorkloadQuery.values())
                .filter(query -> peer.cannot(query).isEmpty()).map(query -> Arguments.of(peer, query)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cells")
    void updates_leadToTheChecksumsOfThePage(Peer peer, WorkloadQuery query) {
        try (Contestant contestant = peer.start()) {
            contestant.load(ROWS);
            contestant.open(query);
            assertThat(contestant.checksum()).isEqualTo(PageChecksums.loaded(query));

            TodoUpdates updates = new TodoUpdates(ROWS);
            for (int i = 0; i < UPDATES; i++) {
                contestant.update(updates.next());
            }

            assertThat(contestant.checksum()).isEqualTo(PageChecksums.updated(query));
            assertThat(contestant.told()).isPositive();
            contestant.closeQuery();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cells")
    void otherChanges_keepTheResultAsThoughMadeAnew(Peer peer, WorkloadQuery query) {
        try (Contestant contestant = peer.start()) {
            contestant.load(ROWS);
            contestant.open(query);
            TodoUpdates updates = new TodoUpdates(ROWS);
            contestant.update(Stream.generate(updates::next).limit(UPDATES).toArray(Todo[]::new));
            assertThat(contestant.checksum()).isEqualTo(PageChecksums.updated(query));

            for (Todo added : ROWS.newTodos(OTHER_CHANGES)) {
                contestant.insert(added);
            }
            for (int i = 0; i < OTHER_CHANGES; i++) {
                contestant.delete(ROWS.todos()[i]);
                Project project = ROWS.projects()[i];
                contestant.update(new Project(project.id(), project.name(), !project.archived()));
            }

            String kept = contestant.checksum();
            assertThat(kept).isEqualTo(streams(query));
            contestant.closeQuery();
            contestant.open(query);
            assertThat(contestant.checksum()).isEqualTo(kept);
        }
    }

    @Test
    void cannot_saysWhatIsMissing() {
        assertThat(Peer.GLAZED_LISTS.cannot(WorkloadQuery.Q3)).hasValue("Glazed Lists have no join.");
    }

    /** What the streams make of the other changes. */
    private static String streams(WorkloadQuery query) {
        try (Contestant contestant = Peer.STREAMS.start()) {
            contestant.load(ROWS);
            TodoUpdates updates = new TodoUpdates(ROWS);
            for (int i = 0; i < UPDATES; i++) {
                contestant.update(updates.next());
            }
            for (Todo added : ROWS.newTodos(OTHER_CHANGES)) {
                contestant.insert(added);
            }
            for (int i = 0; i < OTHER_CHANGES; i++) {
                contestant.delete(ROWS.todos()[i]);
                Project project = ROWS.projects()[i];
                contestant.update(new Project(project.id(), project.name(), !project.archived()));
            }
            contestant.open(query);
            return contestant.checksum();
        }
    }
}
