package dev.millrace.collections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commits are timed. */
class CommitTimesTest {

    private static final int COMMITS = 160_000;

    private final CommitTimes times = new CommitTimes();

    @Test
    void firstCommits_areTimedOneAndAll() {
        for (int i = 0; i < CommitTimes.FIRST; i++) {
            assertThat(times.isNextTimed()).isTrue();
            times.record(i);
        }
        assertThat(times.recent()).hasSize(CommitTimes.FIRST);
    }

    /** Commits of which each second, third … is a slow one are timed in the share that they have. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 16, 32, 100})
    void later_oneInSixteenIsTimedWhateverTheirRhythm(int rhythm) {
        firstCommits_areTimedOneAndAll();
        int timed = 0;
        int slow = 0;

        for (int i = 0; i < COMMITS; i++) {
            if (times.isNextTimed()) {
                timed++;
                slow += i % rhythm == 0 ? 1 : 0;
            }
        }

        assertThat(timed).isBetween(COMMITS / 17, COMMITS / 15);
        assertThat(slow).isBetween(timed * 9 / (rhythm * 10), timed * 11 / (rhythm * 10) + 1);
    }
}
