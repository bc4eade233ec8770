package dev.millrace.examples.departures.backend.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values (RFC 4180): fields may be quoted, and then hold commas, line ends and doubled quotes.
 *
 * <p>Empty lines are skipped, LF and CRLF both end a line.
 */
final class Csv {
    private static final int END = -1;

    private final Reader reader;
    private int current;
    private int line = 1;

    private Csv(Reader reader) throws IOException {
        this.reader = reader;
        current = reader.read();
    }

    /**
     * Reads all records.
     *
     * @throws IOException if the text cannot be read or is malformed; the message names the line
     */
    static List<List<String>> read(Reader reader) throws IOException {
        return new Csv(reader).records();
    }

    private List<List<String>> records() throws IOException {
        List<List<String>> records = new ArrayList<>();
        while (current != END) {
            if (!lineEnd()) {
                records.add(record());
            }
        }
        return records;
    }

    private List<String> record() throws IOException {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (current == ',') {
            advance();
            fields.add(field());
        }
        if (current != END && !lineEnd()) {
            throw malformed("text after a closing quote");
        }
        return fields;
    }

    private String field() throws IOException {
        return current == '"' ? quoted() : plain();
    }

    private String plain() throws IOException {
        StringBuilder text = new StringBuilder();
        while (current != END && current != ',' && current != '\n' && current != '\r') {
            if (current == '"') {
                throw malformed("a quote inside an unquoted field");
            }
            text.append((char) current);
            advance();
        }
        return text.toString();
    }

    private String quoted() throws IOException {
        StringBuilder text = new StringBuilder();
        advance();
        while (current != END) {
            if (current == '"') {
                advance();
                if (current != '"') {
                    return text.toString();
                }
            }
            text.append((char) current);
            advance();
        }
        throw malformed("a quoted field without an end");
    }

    private boolean lineEnd() throws IOException {
        if (current == '\r') {
            advance();
            if (current != '\n') {
                throw malformed("a carriage return without a line feed");
            }
        }
        if (current == '\n') {
            advance();
            return true;
        }
        return false;
    }

    private void advance() throws IOException {
        if (current == '\n') {
            line++;
        }
        current = reader.read();
    }

    private IOException malformed(String what) {
        return new IOException("line " + line + " has " + what);
    }
}
