package dev.millrace.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** Ours beside the programs by hand; those and the peers are held to the page's checksums by tests of their own. */
class EntrantTest {

    private static final int STEPS = 100;
    private static final WorkloadRows ROWS = new WorkloadRows(10_000);

    @ParameterizedTest
    @EnumSource(WorkloadQuery.class)
    void changes_leadOursAndThatByHandToTheSame(WorkloadQuery query) {
        try (Contestant ours = Entrant.STORE.make(); Contestant engine = Entrant.ENGINE.make();
                Contestant hand = Entrant.HAND.make()) {
            for (Contestant each : new Contestant[] {ours, engine, hand}) {
                each.load(ROWS);
                each.open(query);
            }
            assertThat(ours.checksum()).isEqualTo(hand.checksum());
            assertThat(engine.checksum()).isEqualTo(hand.checksum());

            for (Contestant each : new Contestant[] {ours, engine, hand}) {
                ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, query, ROWS, STEPS);
                Todo[] batch = new Todo[STEPS];
                for (int i = 0; i < STEPS; i++) {
                    batch[i] = ring.next();
                    if (i % 2 == 0) {
                        each.update(batch[i]);
                    }
                }
                each.update(batch);
                for (Todo added : ROWS.newTodos(STEPS)) {
                    each.insert(added);
                }
                for (int i = 0; i < STEPS; i++) {
                    each.delete(ROWS.todos()[i]);
                    Project project = ROWS.projects()[i];
                    each.update(new Project(project.id(), project.name(), !project.archived()));
                }
            }

            assertThat(ours.checksum()).isEqualTo(hand.checksum());
            assertThat(engine.checksum()).isEqualTo(hand.checksum());
        }
    }

    @ParameterizedTest
    @EnumSource(value = WorkloadQuery.class, names = {"Q2", "Q3"})
    void windowChanges_areToldInsideOnly(WorkloadQuery query) {
        try (Contestant hand = Entrant.HAND.make()) {
            hand.load(ROWS);
            hand.open(query);

            run(hand, ChangeRing.of(ChangeKind.OUTSIDE, query, ROWS, STEPS));
            long outside = hand.told();
            run(hand, ChangeRing.of(ChangeKind.INSIDE, query, ROWS, STEPS));

            assertThat(outside).isZero();
            assertThat(hand.told()).isEqualTo(STEPS);
        }
    }

    private static void run(Contestant contestant, ChangeRing ring) {
        for (int i = 0; i < STEPS; i++) {
            contestant.update(ring.next());
        }
    }
}
