package dev.millrace.examples.departures.backend.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.examples.departures.backend.model.Airport;

/** Reads airports from comma-separated values with a header. */
final class AirportFile {
    private static final List<String> COLUMNS =
            List.of("iata", "name", "city", "state", "country", "latitude", "longitude");

    private AirportFile() {}

    /**
     * Reads all airports; places that the source gives as {@code NA} stay so.
     *
     * @throws IOException if the text cannot be read or is malformed; the message names the record
     */
    static List<Airport> read(Reader reader) throws IOException {
        List<List<String>> records = Csv.read(reader);
        if (records.isEmpty() || !records.get(0).equals(COLUMNS)) {
            throw new IOException("the columns of the airports are " + COLUMNS + "; found "
                    + (records.isEmpty() ? "nothing" : records.get(0)));
        }
        List<Airport> airports = new ArrayList<>(records.size() - 1);
        for (int i = 1; i < records.size(); i++) {
            airports.add(airport(i, records.get(i)));
        }
        return airports;
    }

    private static Airport airport(int number, List<String> fields) throws IOException {
        if (fields.size() != COLUMNS.size()) {
            throw new IOException("airport " + number + " has " + fields.size() + " fields instead of "
                    + COLUMNS.size() + ": " + fields);
        }
        return new Airport(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                degrees(number, "latitude", fields.get(5), 90),
                degrees(number, "longitude", fields.get(6), 180),
                1);
    }

    private static double degrees(int number, String column, String text, double limit) throws IOException {
        double degrees;
        try {
            degrees = Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new IOException("airport " + number + " has the " + column + " \"" + text + "\"", notANumber);
        }
        if (!(Math.abs(degrees) <= limit)) {
            throw new IOException("airport " + number + " has the " + column + " " + degrees + ", beyond " + limit);
        }
        return degrees;
    }
}
