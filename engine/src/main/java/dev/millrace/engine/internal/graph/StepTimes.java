package dev.millrace.engine.internal.graph;

/**
 * Which steps are timed: the first ones, those of many changes, and of the others one in {@value #SAMPLE}, which stands for all of them. To
 * read the clock for each operator takes longer than a small step does.
 */
final class StepTimes {

    private static final int SAMPLE = 64;
    /** A step of more changes is timed itself. */
    private static final int FEW = 64;

    private int steps;
    private int changes;

    /** Notes that so many changes more come into the next step. */
    void brings(int more) {
        changes += more;
    }

    /** Whether the next step is not timed if it is of few changes. */
    boolean isUntimed() {
        return steps >= SAMPLE && steps + 1 < 2 * SAMPLE;
    }

    /** A step begins: how many steps its times stand for; 0 if it is not timed. */
    int weight() {
        boolean many = changes > FEW;
        changes = 0;
        if (many) {
            return 1;
        }
        steps++;
        if (steps <= SAMPLE) {
            return 1;
        } else if (steps < 2 * SAMPLE) {
            return 0;
        }
        steps = SAMPLE;
        return SAMPLE;
    }
}
