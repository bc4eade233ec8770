package dev.millrace.examples.departures.backend.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.backend.model.Airport;

class AirportFileTest {
    private static final String HEADER = "iata,name,city,state,country,latitude,longitude\n";

    private static List<Airport> read(String text) throws IOException {
        return AirportFile.read(new StringReader(text));
    }

    @Test
    void read_rows() throws IOException {
        assertThat(read(HEADER + "ROP,Prachinburi,NA,NA,Thailand,14.5,101.25\n"))
                .containsExactly(new Airport("ROP", "Prachinburi", "NA", "NA", "Thailand", 14.5, 101.25, 1));
    }

    @Test
    void read_otherColumns() {
        assertThatThrownBy(() -> read("iata,name\n")).isInstanceOf(IOException.class)
                .hasMessageContaining("[iata, name]");
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class).hasMessageContaining("nothing");
    }

    @Test
    void read_missingField() {
        assertThatThrownBy(() -> read(HEADER + "ROP,Prachinburi\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("airport 1 has 2 fields instead of 7: [ROP, Prachinburi]");
    }

    @Test
    void read_wrongPlace() {
        assertThatThrownBy(() -> read(HEADER + "A,A,A,A,A,north,0\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("airport 1 has the latitude \"north\"");
        assertThatThrownBy(() -> read(HEADER + "A,A,A,A,A,0,200\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("airport 1 has the longitude 200.0, beyond 180.0");
    }
}
