package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration MAX = Duration.ofSeconds(30);

    /** A source that always gives the greatest value, so that waits are the bounds themselves. */
    private static final Random GREATEST = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
            return Math.nextDown(1.0);
        }
    };

    @Test
    void next_boundsDoubleUpToTheGreatest() {
        Backoff backoff = new Backoff(FIRST, MAX, GREATEST);

        List<Long> bounds = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            bounds.add(Math.round(backoff.next().toNanos() / 1e6));
        }

        assertThat(bounds).containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L,
                30_000L);
        assertThat(backoff.attempts()).isEqualTo(10);
    }

    @Test
    void next_isSpreadOverTheWholeBound() {
        Random random = new Random(7);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(new Backoff(FIRST, MAX, random).next().toMillis());
        }

        assertThat(waits).allMatch(wait -> wait >= 0 && wait < 250);
        for (int tenth = 0; tenth < 10; tenth++) {
            long from = tenth * 25L;
            assertThat(waits.stream().filter(wait -> wait >= from && wait < from + 25).count())
                    .as("waits from %s ms", from)
                    .isBetween(60L, 140L);
        }
    }

    @Test
    void next_afterVeryManyFaults_staysAtTheGreatest() {
        Backoff backoff = new Backoff(FIRST, MAX, GREATEST);
        for (int i = 0; i < 5_000; i++) {
            backoff.next();
        }

        assertThat(backoff.next()).isBetween(Duration.ofMillis(29_999), MAX);
    }

    @Test
    void reset_startsOver() {
        Backoff backoff = new Backoff(FIRST, MAX, GREATEST);
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.attempts()).isZero();
        assertThat(backoff.next()).isBetween(Duration.ofMillis(249), FIRST);
    }

    @Test
    void longest_isTheUpperHalfOfTheGreatestBoundWhateverWasBefore() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30), new Random(1));

        for (int i = 0; i < 100; i++) {
            assertThat(backoff.longest()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
        assertThat(backoff.attempts()).isZero();
    }
}
