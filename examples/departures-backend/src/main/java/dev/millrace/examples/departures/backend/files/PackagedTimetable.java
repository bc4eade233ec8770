package dev.millrace.examples.departures.backend.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.millrace.examples.departures.backend.model.Timetable;

/** The timetable that comes with the example: 20 000 flights of early 2001 and the airports of the United States. */
public final class PackagedTimetable {
    private static final String FOLDER = "/dev/millrace/examples/departures/backend/";

    private PackagedTimetable() {}

    /**
     * Reads the packaged files.
     *
     * @throws UncheckedIOException if a file is missing or damaged
     */
    public static Timetable load() {
        return new Timetable(read("flights-20k.json", FlightFile::read), read("airports.csv", AirportFile::read));
    }

    private interface Parser<T> {
        T parse(Reader reader) throws IOException;
    }

    private static <T> T read(String name, Parser<T> parser) {
        try (InputStream stream = PackagedTimetable.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IOException("the file is not on the class path");
            }
            return parser.parse(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FOLDER + name + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
