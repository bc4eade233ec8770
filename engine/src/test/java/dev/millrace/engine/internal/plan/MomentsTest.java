package dev.millrace.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Property
    void truncated_anyTime_isTheLastWholeStep(@ForAll @LongRange(min = -10_000_000, max = 10_000_000) long millis,
            @ForAll @LongRange(min = 1, max = 90_000) long step) {
        Instant whole = Moments.truncated(Instant.ofEpochMilli(millis), Duration.ofMillis(step));

        assertThat(whole).isEqualTo(Instant.ofEpochMilli(Math.floorDiv(millis, step) * step));
    }

    @Property
    void truncated_stepOfNanos_isTheLastWholeStep(@ForAll long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long step) {
        Instant time = Instant.ofEpochSecond(Math.floorMod(second, 1L << 40) - (1L << 39), nano);
        BigInteger nanos = nanos(time);

        BigInteger whole = nanos(Moments.truncated(time, Duration.ofNanos(step)));

        assertThat(whole.mod(BigInteger.valueOf(step))).isEqualTo(BigInteger.ZERO);
        assertThat(nanos.subtract(whole)).isBetween(BigInteger.ZERO, BigInteger.valueOf(step - 1));
    }

    private static BigInteger nanos(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond()).multiply(BigInteger.TEN.pow(9))
                .add(BigInteger.valueOf(time.getNano()));
    }

    @Test
    void truncated_beforeAllTimes_isTheLeast() {
        assertThat(Moments.truncated(Instant.MIN.plusSeconds(1), Duration.ofDays(40_000))).isEqualTo(Instant.MIN);
        assertThat(Moments.truncated(Instant.MIN.plusSeconds(1), Duration.ofDays(40_000).plusNanos(1)))
                .isEqualTo(Instant.MIN);
    }

    @Test
    void areThoseOf_sameStepsOfAllThatWasRead() {
        Moments moments = new Moments(Instant.parse("2024-05-05T12:00:30Z"));
        assertThat(moments.isEmpty()).isTrue();
        assertThat(moments.areThoseOf(Instant.MAX)).isTrue();

        assertThat(moments.at(Duration.ofHours(1))).isEqualTo("2024-05-05T12:00:00Z");
        assertThat(moments.at(Duration.ofMinutes(1))).isEqualTo("2024-05-05T12:00:00Z");

        assertThat(moments.isEmpty()).isFalse();
        assertThat(moments.areThoseOf(Instant.parse("2024-05-05T12:00:59Z"))).isTrue();
        assertThat(moments.areThoseOf(Instant.parse("2024-05-05T12:01:00Z"))).isFalse();
    }
}
