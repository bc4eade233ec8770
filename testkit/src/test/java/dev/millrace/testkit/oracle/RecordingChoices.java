package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.millrace.testkit.sample.Choices;

/** Decisions by chance that can be made again from what is recorded of them. */
final class RecordingChoices implements Choices {

    private final Random random;
    private final List<Integer> made = new ArrayList<>();

    RecordingChoices(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public int below(int bound) {
        int number = random.nextInt(RANGE);
        made.add(number);
        return (int) ((long) number * bound / RANGE);
    }

    List<Integer> made() {
        return List.copyOf(made);
    }
}
