package dev.millrace.examples.departures.backend.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.examples.departures.backend.model.FlightPlan;

class FlightFileTest {
    private static final String FLIGHT =
            "{'date':'2001/01/31 06:05','delay':-27,'distance':370,'origin':'MDT','destination':'DTW'}";

    private static List<FlightPlan> read(String text) throws IOException {
        return FlightFile.read(new StringReader(text.replace('\'', '"')));
    }

    @Test
    void read_numbersFlightsInFileOrder() throws IOException {
        List<FlightPlan> flights = read("[" + FLIGHT + "," + FLIGHT.replace("-27", "4") + "]");

        LocalDateTime scheduled = LocalDateTime.of(2001, 1, 31, 6, 5);
        assertThat(flights)
                .containsExactly(
                        new FlightPlan(1, scheduled, -27, 370, "MDT", "DTW"),
                        new FlightPlan(2, scheduled, 4, 370, "MDT", "DTW"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "'2001/01/31 06:05' | '2001/02/30 06:05' | flight 1: date is a time",
                "'2001/01/31 06:05' | 17                 | flight 1: date is a text; found 17",
                "-27                | 1.5                | flight 1: delay is a whole number; found 1.5",
                "-27                | 99999999999        | flight 1: delay is a whole number; found 99999999999",
                "'delay':-27,       | #  #               | flight 1: delay is a whole number; found nothing",
                "'MDT'              | null               | flight 1: origin is a text; found null",
            })
    void read_malformedField(String sound, String malformed, String message) {
        assertThatThrownBy(() -> read("[" + FLIGHT.replace(sound, malformed) + "]"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void read_notAnArray() {
        assertThatThrownBy(() -> read(FLIGHT)).isInstanceOf(IOException.class).hasMessageContaining("OBJECT");
    }
}
