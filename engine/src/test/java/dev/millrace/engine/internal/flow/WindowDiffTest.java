package dev.millrace.engine.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

import dev.millrace.engine.internal.store.CommitRooms;
import dev.millrace.engine.internal.store.Rooms;
import dev.millrace.query.Window;

/**
 * What is reported of a window must turn the rows it showed into the rows it shows, applied in the sequence of law 17; rows are
 * numbers here: changed ones from 0, which are also their entries, unchanged ones from 1000.
 */
class WindowDiffTest {

    private static final int UNCHANGED = 1000;

    private static boolean isChanged(int row) {
        return row < UNCHANGED;
    }

    /** The whole result before and after a commit: unchanged rows keep their order, changed ones stand anywhere or nowhere. */
    private record Step(List<Integer> before, List<Integer> after, int entries) {

        static Step any(int unchanged, int changed, boolean keepOrder, Random random) {
            List<Integer> common = IntStream.range(0, unchanged).map(i -> UNCHANGED + i).boxed().toList();
            List<Integer> before = new ArrayList<>(common);
            List<Integer> after = new ArrayList<>(common);
            for (int entry = 0; entry < changed; entry++) {
                int presence = random.nextInt(6);
                if (presence != 0) {
                    before.add(random.nextInt(before.size() + 1), entry);
                }
                if (presence != 1) {
                    after.add(random.nextInt(after.size() + 1), entry);
                }
            }
            if (keepOrder) {
                after = before.stream().filter(row -> after(row, random))
                        .collect(Collectors.toCollection(ArrayList::new));
            }
            return new Step(before, after, changed);
        }

        private static boolean after(int row, Random random) {
            return !isChanged(row) || random.nextInt(4) != 0;
        }
    }

    private static List<Integer> shown(List<Integer> rows, Window window) {
        int from = (int) Math.min(window.offset(), rows.size());
        return rows.subList(from, (int) Math.min(window.end(), rows.size()));
    }

    private static Window anyWindow(int size, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Window.ALL;
            case 1 -> new Window(random.nextInt(size + 3), Long.MAX_VALUE);
            default -> new Window(random.nextInt(size + 3), random.nextInt(size + 3));
        };
    }

    /** Takes reports, checks each of them, and applies them to what the window showed. */
    private static final class Applied implements WindowDiff.Sink {

        private final Step step;
        private final List<Integer> shownBefore;
        private final List<Integer> shownAfter;
        private final Set<Integer> reported = new HashSet<>();
        private final TreeMap<Integer, Integer> removals = new TreeMap<>(Collections.reverseOrder());
        private final TreeMap<Integer, Integer> insertions = new TreeMap<>();
        private final TreeMap<Integer, Integer> updates = new TreeMap<>();
        private int moves;

        Applied(Step step, Window before, Window after) {
            this.step = step;
            this.shownBefore = shown(step.before(), before);
            this.shownAfter = shown(step.after(), after);
        }

        @Override
        public void changed(int entry, int from, int to, boolean moved) {
            assertThat(reported.add(entry)).as("%s is reported once", entry).isTrue();
            assertThat(from).isEqualTo(shownBefore.indexOf(entry));
            assertThat(to).isEqualTo(shownAfter.indexOf(entry));
            assertThat(from >= 0 || to >= 0).as("%s is shown before or after", entry).isTrue();
            boolean stays = from >= 0 && to >= 0;
            if (from >= 0 && !(stays && !moved)) {
                removals.put(from, entry);
            }
            if (to >= 0 && !(stays && !moved)) {
                insertions.put(to, entry);
            }
            if (stays && !moved) {
                updates.put(to, entry);
            }
            moves += moved ? 1 : 0;
        }

        @Override
        public void shiftedOut(int rank, int from) {
            int row = step.after().get(rank);
            assertThat(isChanged(row)).isFalse();
            assertThat(reported.add(row)).as("%s is reported once", row).isTrue();
            assertThat(from).isEqualTo(shownBefore.indexOf(row));
            assertThat(shownAfter).doesNotContain(row);
            removals.put(from, row);
        }

        @Override
        public void shiftedIn(int rank, int to) {
            int row = step.after().get(rank);
            assertThat(isChanged(row)).isFalse();
            assertThat(reported.add(row)).as("%s is reported once", row).isTrue();
            assertThat(to).isEqualTo(shownAfter.indexOf(row));
            assertThat(shownBefore).doesNotContain(row);
            insertions.put(to, row);
        }

        void check() {
            List<Integer> rows = new ArrayList<>(shownBefore);
            removals.forEach((at, row) -> assertThat(rows.remove(at.intValue())).isEqualTo(row));
            insertions.forEach(rows::add);
            assertThat(rows).isEqualTo(shownAfter);
            updates.forEach((at, row) -> assertThat(rows.get(at)).isEqualTo(row));
            for (int entry = 0; entry < step.entries(); entry++) {
                assertThat(reported.contains(entry)).as("changed row %s", entry)
                        .isEqualTo(shownBefore.contains(entry) || shownAfter.contains(entry));
            }
        }
    }

    /** Takes what a comparison before the one in question finds. */
    private static final class Nothing implements WindowDiff.Sink {

        @Override
        public void changed(int entry, int from, int to, boolean moved) {
            assertThat(to).isEqualTo(-1);
        }

        @Override
        public void shiftedOut(int rank, int from) {
            throw new AssertionError("no unchanged row was shown");
        }

        @Override
        public void shiftedIn(int rank, int to) {
            throw new AssertionError("no unchanged row is shown");
        }
    }

    private static Applied compare(Step step, Window before, Window after) {
        Applied applied = new Applied(step, before, after);
        Rooms<WindowDiff> rooms = WindowDiff.rooms(new CommitRooms());
        WindowDiff diff = WindowDiff.NONE.start(rooms, step.entries() + 1);
        diff.was(0, 0);
        diff.compare(Window.ALL, 1, Window.ALL, 0, new Nothing());
        diff = diff.start(rooms, step.entries());
        for (int entry = 0; entry < step.entries(); entry++) {
            diff.was(entry, step.before().indexOf(entry));
            diff.is(entry, step.after().indexOf(entry));
        }
        diff.compare(before, step.before().size(), after, step.after().size(), applied);
        return applied;
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000)
    void compare_windowThatStays_leadsFromOneToTheOther(@ForAll @IntRange(max = 12) int unchanged,
            @ForAll @IntRange(max = 8) int changed,
            @ForAll Random random) {
        Step step = Step.any(unchanged, changed, false, random);
        Window window = anyWindow(step.before().size(), random);

        Applied applied = compare(step, window, window);

        applied.check();
        Statistics.label("rows moved").collect(applied.moves > 0).coverage(c -> c.check(true).percentage(p -> p > 5));
    }

    @Property(tries = 3000)
    void compare_windowThatMoves_leadsFromOneToTheOther(@ForAll @IntRange(max = 12) int unchanged,
            @ForAll @IntRange(max = 6) int changed,
            @ForAll Random random) {
        Step step = Step.any(unchanged, changed, false, random);
        int size = step.before().size();

        compare(step, anyWindow(size, random), anyWindow(size, random)).check();
    }

    @Property(tries = 500)
    void compare_manyRows_leadsFromOneToTheOther(@ForAll @IntRange(max = 300) int unchanged,
            @ForAll @IntRange(max = 100) int changed,
            @ForAll Random random) {
        Step step = Step.any(unchanged, changed, false, random);
        Window window = anyWindow(step.before().size(), random);

        compare(step, window, window).check();
    }

    @Property
    void compare_rowsThatKeepTheirOrder_areNotMoved(@ForAll @IntRange(max = 12) int unchanged,
            @ForAll @IntRange(max = 8) int changed,
            @ForAll Random random) {
        Step step = Step.any(unchanged, changed, true, random);
        Window window = anyWindow(step.before().size(), random);

        Applied applied = compare(step, window, window);

        applied.check();
        assertThat(applied.moves).isZero();
    }
}
