package dev.millrace.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.benchmarks.workload.Contestant;
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
            assertThat(contestant.checksum()).isEqualTo(loaded(query));

            TodoUpdates updates = new TodoUpdates(ROWS);
            for (int i = 0; i < UPDATES; i++) {
                contestant.update(updates.next());
            }

            assertThat(contestant.checksum()).isEqualTo(updated(query));
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
            assertThat(contestant.checksum()).isEqualTo(updated(query));

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

    private static String loaded(WorkloadQuery query) {
        return switch (query) {
            case Q1 -> "2415:cce5ce14";
            case Q2 -> "50:263e8f0b";
            case Q3 -> "100:5fef6c5d";
            case Q4 -> "1738:6ba3e09";
            case Q5 -> "102:cad87bef";
            case Q6 -> "10000:11c6b561";
            case Q7 -> "10000:a8774ea3";
            case Q8 -> "1799:103947b0";
        };
    }

    private static String updated(WorkloadQuery query) {
        return switch (query) {
            case Q1 -> "2418:f56a01c";
            case Q2 -> "50:87dd9e4b";
            case Q3 -> "100:80d7e120";
            case Q4 -> "1742:c41cd63";
            case Q5 -> "102:670c08ed";
            case Q6 -> "10000:ad32ae86";
            case Q7 -> "10000:f0404fc3";
            case Q8 -> "1798:f86f3644";
        };
    }
}
