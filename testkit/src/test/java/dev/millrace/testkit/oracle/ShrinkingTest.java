package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ShrinkingTest {

    private static final long PLENTY = 10_000;

    @Test
    void decisions_areLeftOutAndMadeLess_asLongAsItFails() {
        List<Integer> small = Shrinking.shrunk(List.of(9, 700, 3, 40_000, 8, 21),
                some -> some.stream().anyMatch(number -> number >= 30_000), PLENTY);

        assertThat(small).hasSize(1);
        assertThat(small.get(0)).isBetween(30_000, 34_000);
    }

    @Test
    void decisions_thatFailOnlyTogether_stay() {
        List<Integer> small = Shrinking.shrunk(List.of(1, 2, 3, 4, 5), some -> some.size() >= 5, PLENTY);

        assertThat(small).containsExactly(0, 0, 0, 0, 0);
    }
}
