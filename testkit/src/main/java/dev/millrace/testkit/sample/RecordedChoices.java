package dev.millrace.testkit.sample;

import java.util.Iterator;
import java.util.List;

/** Decisions made of recorded numbers, each scaled to what it decides between. */
final class RecordedChoices implements Choices {

    private final Iterator<Integer> numbers;

    RecordedChoices(List<Integer> numbers) {
        this.numbers = numbers.iterator();
    }

    @Override
    public int below(int bound) {
        return numbers.hasNext() ? (int) ((long) numbers.next() * bound / RANGE) : 0;
    }
}
