package dev.millrace.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ChoicesTest {

    @Test
    void seeded_isTheSameEverywhere() {
        Choices choices = Choices.seeded(42);

        assertThat(IntStream.range(0, 10).map(i -> choices.below(100))).containsExactly(30, 63, 48, 84, 70, 25, 5, 18,
                19, 93);
    }

    @Test
    void recorded_scalesAndEndsInZeros() {
        Choices choices = Choices.recorded(List.of(0, 1 << 15, Choices.RANGE - 1));

        assertThat(IntStream.range(0, 5).map(i -> choices.below(10))).containsExactly(0, 5, 9, 0, 0);
    }

    @Test
    void oneIn_isFalseForTheSimplestDecision() {
        assertThat(Choices.recorded(List.of()).oneIn(2)).isFalse();
        assertThat(Choices.recorded(List.of(Choices.RANGE - 1)).oneIn(2)).isTrue();
        assertThat(Choices.recorded(List.of(Choices.RANGE - 1)).from(List.of("a", "b", "c"))).isEqualTo("c");
    }
}
