package dev.millrace.examples.departures.backend.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.backend.model.Airport;
import dev.millrace.examples.departures.backend.model.FlightPlan;
import dev.millrace.examples.departures.backend.model.Timetable;

class PackagedTimetableTest {
    private final Timetable timetable = PackagedTimetable.load();

    @Test
    void load_flights() {
        assertThat(timetable.flights()).hasSize(20_000);
        assertThat(timetable.flights().get(5))
                .isEqualTo(new FlightPlan(6, LocalDateTime.of(2001, 1, 1, 6, 5), -27, 370, "MDT", "DTW"));
    }

    @Test
    void load_airports() {
        assertThat(timetable.airports()).hasSize(3_376);
        assertThat(timetable.airports())
                .filteredOn(airport -> airport.state().equals("NA"))
                .hasSize(12);
        assertThat(timetable.airports())
                .filteredOn(airport -> airport.iata().equals("DBN"))
                .extracting(Airport::name)
                .containsExactly("W. H. \"Bud\" Barron");
    }

    @Test
    void load_everyFlightGoesBetweenKnownAirports() {
        Set<String> codes = timetable.airports().stream().map(Airport::iata).collect(Collectors.toSet());

        assertThat(codes).hasSize(3_376);
        assertThat(timetable.flights())
                .allSatisfy(flight -> assertThat(codes).contains(flight.origin(), flight.destination()));
    }
}
