package dev.millrace.examples.departures.backend.files;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.millrace.examples.departures.backend.model.FlightPlan;

/** Reads flights from a JSON array and numbers them in file order, from 1. */
final class FlightFile {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private FlightFile() {}

    /**
     * Reads all flights.
     *
     * @throws IOException if the text cannot be read or is malformed; the message names the flight and the field
     */
    static List<FlightPlan> read(Reader reader) throws IOException {
        JsonNode array = new ObjectMapper().readTree(reader);
        if (!array.isArray()) {
            throw new IOException("the flights are a JSON array; found " + array.getNodeType());
        }
        List<FlightPlan> flights = new ArrayList<>(array.size());
        for (JsonNode flight : array) {
            flights.add(new Fields(flights.size() + 1, flight).plan());
        }
        return flights;
    }

    private record Fields(int id, JsonNode flight) {
        FlightPlan plan() throws IOException {
            return new FlightPlan(
                    id, date("date"), integer("delay"), integer("distance"), text("origin"), text("destination"));
        }

        private String text(String name) throws IOException {
            JsonNode value = flight.path(name);
            if (!value.isTextual()) {
                throw malformed(name, "a text", value);
            }
            return value.textValue();
        }

        private int integer(String name) throws IOException {
            JsonNode value = flight.path(name);
            if (!value.isInt()) {
                throw malformed(name, "a whole number", value);
            }
            return value.intValue();
        }

        private LocalDateTime date(String name) throws IOException {
            try {
                return LocalDateTime.parse(text(name), DATE);
            } catch (DateTimeParseException notADate) {
                IOException malformed = malformed(name, "a time such as 2001/01/31 06:05", flight.path(name));
                malformed.initCause(notADate);
                throw malformed;
            }
        }

        private IOException malformed(String name, String wanted, JsonNode found) {
            return new IOException("flight " + id + ": " + name + " is " + wanted + "; found "
                    + (found.isMissingNode() ? "nothing" : found));
        }
    }
}
