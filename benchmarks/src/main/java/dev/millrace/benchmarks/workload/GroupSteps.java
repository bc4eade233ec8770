package dev.millrace.benchmarks.workload;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Changes of to-dos of one project that never end: in turn one more, one that is other than before, one less; then all taken back, and
 * again. Half of those that come are the latest of all, and half of those that go the earliest, so that the extremes of the group change
 * all the time, on both ways.
 */
public final class GroupSteps {

    private static final int SEED = 101;
    private static final int KINDS = 3;

    private final @Nullable Todo[] before;
    private final @Nullable Todo[] after;
    private int at;
    private boolean backward;

    /**
     * Draws them.
     *
     * @param rows the rows that are there, of one project
     * @param steps how many before they are taken back; fewer than the rows
     */
    public GroupSteps(WorkloadRows rows, int steps) {
        before = new Todo[steps];
        after = new Todo[steps];
        Draw draw = new Draw(rows, steps / KINDS + 1);
        for (int i = 0; i < steps; i++) {
            switch (i % KINDS) {
                case 0 -> after[i] = draw.added(i);
                case 1 -> draw.change(i);
                default -> before[i] = draw.removed(i);
            }
        }
    }

    /** Makes the next step. */
    public void next(Contestant contestant) {
        Todo was;
        Todo is;
        if (backward) {
            is = before[--at];
            was = after[at];
            backward = at > 0;
        } else {
            was = before[at];
            is = after[at++];
            backward = at == after.length;
        }
        if (is == null && was != null) {
            contestant.delete(was);
        } else if (is != null && was == null) {
            contestant.insert(is.copy());
        } else if (is != null) {
            contestant.update(is.copy());
        }
    }

    /** Draws steps of rows that are there. */
    private final class Draw {

        private final Rng drawn = new Rng(SEED);
        private final @Nullable Todo[] current;
        private final Todo[] added;
        private final int[] byTime;
        private long latest;
        private int earliest;
        private int adding;

        Draw(WorkloadRows rows, int added) {
            this.current = rows.todos().clone();
            this.added = rows.newTodos(added);
            this.byTime = byTime(rows.todos());
            this.latest = rows.todos()[byTime[byTime.length - 1]].createdAt();
        }

        private static int[] byTime(Todo[] todos) {
            Integer[] places = new Integer[todos.length];
            Arrays.setAll(places, i -> i);
            Arrays.sort(places, Comparator.comparingLong(place -> todos[place].createdAt()));
            return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
        }

        Todo added(int step) {
            Todo next = added[adding++].withProjectId(1);
            return step % 2 == 0 ? next.withCreatedAt(++latest) : next;
        }

        void change(int step) {
            int place = anyPlace();
            Todo was = todo(place);
            Todo is = step % 2 == 0 ? was.withPriority(WorkloadRows.priority(drawn))
                    : was.withCreatedAt(WorkloadRows.createdAt(drawn, was.id()));
            before[step] = was;
            after[step] = is;
            current[place] = is;
        }

        Todo removed(int step) {
            int place = step % 2 == 0 ? earliestPlace() : anyPlace();
            Todo was = todo(place);
            current[place] = null;
            return was;
        }

        private Todo todo(int place) {
            Todo found = current[place];
            if (found == null) {
                throw new IllegalStateException("place " + place + " is empty");
            }
            return found;
        }

        private int anyPlace() {
            int place = drawn.below(current.length);
            while (current[place] == null) {
                place = (place + 1) % current.length;
            }
            return place;
        }

        private int earliestPlace() {
            while (current[byTime[earliest]] == null) {
                earliest++;
            }
            return byTime[earliest];
        }
    }
}
