package dev.millrace.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.ExtraContestant;
import dev.millrace.benchmarks.workload.ExtraQuery;
import dev.millrace.benchmarks.workload.GroupSteps;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** The programs by hand for the queries beside those of the workload, against the engine's results. */
class ExtraQueryTest {

    private static final int SIZE = 2000;
    private static final int STEPS = 600;
    private static final WorkloadRows ROWS = new WorkloadRows(SIZE);

    @ParameterizedTest
    @CsvSource({"OWNED, 1", "OWNED, 30", "ABSENT_OWNED, 30", "ABSENT_RANGES, 31", "LATEST, 50"})
    void changes_leadAllToTheSame(ExtraQuery query, int count) {
        List<List<String>> told = contestants().stream().map(contestant -> {
            contestant.load(ROWS);
            ExtraContestant.Kept kept = contestant.open(query, count);
            String opened = kept.checksum();
            ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, WorkloadQuery.Q1, ROWS, STEPS);
            for (int i = 0; i < STEPS; i++) {
                contestant.update(ring.next());
            }
            for (int i = 0; i < STEPS / 2; i++) {
                contestant.delete(ROWS.todos()[i]);
                contestant.insert(ROWS.newTodos(STEPS)[i]);
            }
            return List.of(opened, kept.checksum());
        }).toList();

        assertThat(told).allSatisfy(each -> assertThat(each).isEqualTo(told.get(0)));
    }

    @Test
    void oneGroup_isTheSameAfterEachStep() {
        WorkloadRows rows = ROWS.ofOneProject();
        List<ExtraContestant> all = contestants();
        List<ExtraContestant.Kept> kept = all.stream().map(contestant -> {
            contestant.load(rows);
            return contestant.open(ExtraQuery.ONE_GROUP, 1);
        }).toList();
        List<GroupSteps> steps = all.stream().map(each -> new GroupSteps(rows, STEPS)).toList();
        String loaded = kept.get(0).checksum();

        for (int i = 0; i < 2 * STEPS; i++) {
            for (int at = 0; at < all.size(); at++) {
                steps.get(at).next(all.get(at));
            }
            String hand = kept.get(0).checksum();
            assertThat(kept).allSatisfy(each -> assertThat(each.checksum()).isEqualTo(hand));
        }

        assertThat(kept.get(0).checksum()).isEqualTo(loaded);
        assertThat(all).allSatisfy(each -> assertThat(each.told()).isEqualTo(all.get(0).told()));
    }

    @ParameterizedTest
    @EnumSource(value = ExtraQuery.class, names = {"ABSENT_OWNED", "ABSENT_RANGES"})
    void queriesWithoutRows_areToldOfNothing(ExtraQuery query) {
        for (ExtraContestant contestant : contestants()) {
            contestant.load(ROWS);
            contestant.open(query, 100);
            ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, WorkloadQuery.Q1, ROWS, STEPS);
            for (int i = 0; i < 2 * STEPS; i++) {
                contestant.update(ring.next());
            }
            assertThat(contestant.told()).isZero();
        }
    }

    @Test
    void latest_isReadFromTheOrderOfAnother() {
        for (ExtraContestant contestant : contestants()) {
            contestant.load(ROWS);
            contestant.update(new Project(1, "another", true));
            ExtraContestant.Kept holder = contestant.open(ExtraQuery.LATEST, 20);
            String before = holder.checksum();
            ExtraContestant.Kept kept = contestant.open(ExtraQuery.LATEST, 50);

            assertThat(kept.checksum()).startsWith("50:");
            kept.close();
            assertThat(holder.checksum()).isEqualTo(before).startsWith("20:");
        }
    }

    private static List<ExtraContestant> contestants() {
        return List.of(Entrant.HAND.makeExtra(), Entrant.STORE.makeExtra(), Entrant.ENGINE.makeExtra());
    }
}
