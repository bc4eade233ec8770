package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class PollIntervalTest {

    @Test
    void next_isWithinATenth() {
        PollInterval interval = new PollInterval("todos", Duration.ofSeconds(10), new Random(3));

        long[] waits = LongStream.generate(() -> interval.next().toMillis()).limit(1_000).toArray();

        assertThat(LongStream.of(waits)).allMatch(wait -> wait >= 9_000 && wait <= 11_000);
        assertThat(LongStream.of(waits).min().orElseThrow()).isLessThan(9_100);
        assertThat(LongStream.of(waits).max().orElseThrow()).isGreaterThan(10_900);
    }

    @Test
    void atMost_isTheShorterOfTheTwo() {
        PollInterval interval = new PollInterval("todos", Duration.ofSeconds(10), new Random(3));

        assertThat(interval.atMost(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(interval.atMost(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void constructor_intervalNotPositive_namesTheCollection() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PollInterval("todos", Duration.ZERO, new Random()))
                .withMessageContaining("todos").withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PollInterval("todos", Duration.ofSeconds(-1), new Random()))
                .withMessageContaining("PT-1S");
    }
}
