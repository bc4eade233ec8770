package dev.millrace.testkit.sample;

import java.util.List;
import java.util.Random;

/**
 * A source of decisions for generators. The decision 0 always leads to the simplest thing, so what is generated shrinks with the
 * numbers it is made of. Not thread-safe; an instance is used up by what it generates.
 *
 * @since 0.1
 */
public interface Choices {

    /** Recorded decisions are below this. */
    int RANGE = 1 << 16;

    /**
     * Decides between alternatives.
     *
     * @param bound how many there are, at least 1 and at most {@link #RANGE}
     * @return one of 0 to bound - 1
     */
    int below(int bound);

    /**
     * Decisions that follow from a seed: the same on every platform and release of Java.
     *
     * @param seed any number
     * @return endless decisions
     */
    static Choices seeded(long seed) {
        return new Random(seed)::nextInt;
    }

    /**
     * Recorded decisions, for shrinking: a lesser number makes a simpler decision, and where the numbers end, all further decisions
     * are 0.
     *
     * @param numbers numbers from 0 to below {@link #RANGE}
     * @return decisions made of them
     */
    static Choices recorded(List<Integer> numbers) {
        return new RecordedChoices(numbers);
    }

    /**
     * Decides for something unusual once in so many times.
     *
     * @param times how many
     * @return true once in so many times; false is the simpler decision
     */
    default boolean oneIn(int times) {
        return below(times) == times - 1;
    }

    /**
     * Decides for one of a list.
     *
     * @param <T> the type of its elements
     * @param alternatives at least one; the first is the simplest
     * @return one of them
     */
    default <T> T from(List<? extends T> alternatives) {
        return alternatives.get(below(alternatives.size()));
    }
}
