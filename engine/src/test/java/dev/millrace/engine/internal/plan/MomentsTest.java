package dev.millrace.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static Instant at(Instant time, Duration step) {
        return new Moments(time).at(step);
    }

    @Property
    void at_anyTime_isTheLastWholeStep(@ForAll @LongRange(min = -10_000_000, max = 10_000_000) long millis,
            @ForAll @LongRange(min = 1, max = 90_000) long step) {
        Instant whole = at(Instant.ofEpochMilli(millis), Duration.ofMillis(step));

        assertThat(whole).isEqualTo(Instant.ofEpochMilli(Math.floorDiv(millis, step) * step));
    }

    @Property
    void at_stepOfNanos_isTheLastWholeStep(@ForAll long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long step) {
        Instant time = Instant.ofEpochSecond(Math.floorMod(second, 1L << 40) - (1L << 39), nano);
        BigInteger nanos = nanos(time);

        BigInteger whole = nanos(at(time, Duration.ofNanos(step)));

        assertThat(whole.mod(BigInteger.valueOf(step))).isEqualTo(BigInteger.ZERO);
        assertThat(nanos.subtract(whole)).isBetween(BigInteger.ZERO, BigInteger.valueOf(step - 1));
    }

    private static BigInteger nanos(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond()).multiply(BigInteger.TEN.pow(9))
                .add(BigInteger.valueOf(time.getNano()));
    }

    @Test
    void at_stepThatBeginsBeforeAllTimes_isTheLeast() {
        assertThat(at(Instant.MIN.plusSeconds(1), Duration.ofDays(40_000))).isEqualTo(Instant.MIN);
        assertThat(at(Instant.MIN.plusSeconds(1), Duration.ofDays(40_000).plusNanos(1)))
                .isEqualTo(Instant.MIN);
        assertThat(at(Instant.MIN, Duration.ofMillis(700))).isEqualTo(Instant.MIN);
    }

    @Property
    void areThoseOf_anyTime_saysWhetherAllWouldBeReadTheSame(@ForAll @LongRange(min = 0, max = 5_000) long millis,
            @ForAll @LongRange(min = 0, max = 5_000) long otherMillis,
            @ForAll @LongRange(min = 1, max = 2_500) long oneStep,
            @ForAll @LongRange(min = 1, max = 2_500) long otherStep, @ForAll @IntRange(max = 2) int era) {
        Instant start = List.of(Instant.MIN, Instant.EPOCH.minusSeconds(2), Instant.MAX.minusSeconds(5)).get(era);
        Instant time = start.plusMillis(millis);
        Instant other = start.plusMillis(otherMillis);
        Duration one = Duration.ofMillis(oneStep);
        Duration two = Duration.ofMillis(otherStep);
        Moments moments = new Moments(time);
        moments.at(one);
        moments.at(two);

        assertThat(moments.areThoseOf(other))
                .isEqualTo(at(other, one).equals(at(time, one)) && at(other, two).equals(at(time, two)));
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
