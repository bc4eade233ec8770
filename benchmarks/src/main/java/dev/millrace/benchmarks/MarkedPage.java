package dev.millrace.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation with a place that a program fills: between two marks, which stand in lines of their own. */
public final class MarkedPage {

    private final Path page;
    private final String begin;
    private final String end;

    /**
     * A page.
     *
     * @param page the file
     * @param writer the name of the program that fills it, which the marks have
     */
    public MarkedPage(Path page, String writer) {
        this.page = page;
        this.begin = "<!-- written by " + writer + ": begin -->\n";
        this.end = "<!-- written by " + writer + ": end -->\n";
    }

    /**
     * Puts a text in the place of the one before.
     *
     * @param text ends with a line feed
     * @throws IllegalArgumentException if the page has no such place
     * @throws UncheckedIOException if it cannot be read or written
     */
    public void write(String text) {
        try {
            String before = Files.readString(page);
            int from = before.indexOf(begin);
            int to = before.indexOf(end);
            if (from < 0 || to < from) {
                throw new IllegalArgumentException(page + " has no place for what is to be written: the lines "
                        + begin.strip() + " and " + end.strip());
            }
            Files.writeString(page,
                    before.substring(0, from + begin.length()) + "\n" + text + "\n" + before.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
