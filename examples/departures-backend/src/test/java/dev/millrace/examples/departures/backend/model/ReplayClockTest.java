package dev.millrace.examples.departures.backend.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayClockTest {
    private static final LocalDateTime START = LocalDateTime.of(2001, 1, 1, 0, 0);

    private final ManualTime time = new ManualTime();

    @Test
    void now_runsAtItsSpeed() {
        ReplayClock clock = new ReplayClock(START, 600, time);

        time.pass(Duration.ofMillis(1_500));

        assertThat(clock.now()).isEqualTo(START.plusMinutes(15));
    }

    @Test
    void now_atSpeedZero_standsStill() {
        ReplayClock clock = new ReplayClock(START, 0, time);

        time.pass(Duration.ofDays(1));

        assertThat(clock.now()).isEqualTo(START);
    }

    @Test
    void speed_changed_countsFromThenOn() {
        ReplayClock clock = new ReplayClock(START, 60, time);

        time.pass(Duration.ofSeconds(1));
        clock.speed(0);
        time.pass(Duration.ofSeconds(100));
        clock.speed(0.5);
        time.pass(Duration.ofSeconds(2));

        assertThat(clock.speed()).isEqualTo(0.5);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(61));
    }

    @Test
    void advance_addsToWhatHasPassed() {
        ReplayClock clock = new ReplayClock(START, 1, time);

        time.pass(Duration.ofSeconds(3));
        clock.advance(Duration.ofMinutes(5));
        time.pass(Duration.ofSeconds(4));

        assertThat(clock.now()).isEqualTo(START.plusMinutes(5).plusSeconds(7));
    }

    @Test
    void advance_backwards() {
        ReplayClock clock = new ReplayClock(START, 1, time);

        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 100_001, Double.NaN, Double.POSITIVE_INFINITY})
    void speed_outOfRange(double speed) {
        ReplayClock clock = new ReplayClock(START, 1, time);

        assertThatThrownBy(() -> clock.speed(speed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplayClock(START, speed, time)).isInstanceOf(IllegalArgumentException.class);
    }
}
