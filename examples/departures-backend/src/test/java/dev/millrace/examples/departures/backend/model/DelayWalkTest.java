package dev.millrace.examples.departures.backend.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.backend.files.PackagedTimetable;

class DelayWalkTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2001, 1, 1, 12, 0);

    private static FlightPlan plan(int id, int delay) {
        return new FlightPlan(id, NOON, delay, 100, "SFO", "LAX");
    }

    @Property
    void of_anySeedAndDelay_isPlausible(
            @ForAll long seed, @ForAll @IntRange(min = 1) int id,
            @ForAll @IntRange(min = -119, max = 1_500) int delay) {
        assertPlausible(plan(id, delay), DelayWalk.of(seed, plan(id, delay)));
    }

    @Test
    void of_everyPackagedFlight_isPlausible() {
        assertThat(PackagedTimetable.load().flights())
                .allSatisfy(flight -> assertPlausible(flight, DelayWalk.of(1, flight)));
    }

    private static void assertPlausible(FlightPlan plan, List<DelayWalk.Step> walk) {
        assertThat(walk).hasSizeBetween(3, 5 + Math.max(0, plan.delay()) / 60);
        LocalDateTime before = plan.knownAt();
        int estimate = 0;
        int scatter = 6 + Math.abs(plan.delay()) / 5;
        for (DelayWalk.Step step : walk) {
            assertThat(step.at()).as("after the step before").isAfterOrEqualTo(before);
            assertThat(plan.scheduled().plusMinutes(estimate))
                    .as("the departure promised before this step")
                    .isAfterOrEqualTo(step.at());
            assertThat(step.delay()).as("a new estimate").isNotEqualTo(estimate);
            assertThat(step.delay())
                    .as("near the way from 0 to the real delay")
                    .isBetween(Math.min(0, plan.delay()) - scatter, Math.max(0, plan.delay()) + scatter);
            before = step.at();
            estimate = step.delay();
        }
        assertThat(before).isBefore(plan.departsAt());
        assertThat(plan.scheduled().plusMinutes(estimate)).isAfterOrEqualTo(plan.departsAt());
    }

    @Test
    void of_sameSeedAndFlight_isTheSame() {
        assertThat(DelayWalk.of(7, plan(17, 42))).isEqualTo(DelayWalk.of(7, plan(17, 42)));
    }

    @Test
    void of_otherSeedOrFlight_isAnother() {
        assertThat(DelayWalk.of(8, plan(17, 42))).isNotEqualTo(DelayWalk.of(7, plan(17, 42)));
        assertThat(DelayWalk.of(7, plan(18, 42))).isNotEqualTo(DelayWalk.of(7, plan(17, 42)));
    }
}
