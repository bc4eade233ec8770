package dev.millrace.examples.departures.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.millrace.ui.web.WebStream;

/** The files of the page. */
final class Assets {

    private static final Pattern NAME = Pattern.compile("[a-z-]+\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg",
                    "image/svg+xml");

    /** A file and its media type. */
    record Asset(String type, String content) {
    }

    private final Map<String, String> scripts = WebStream.scripts();

    /** A file of the page. */
    Optional<Asset> page(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (InputStream file = Assets.class.getResourceAsStream("/dev/millrace/examples/departures/web/" + name)) {
            return file == null ? Optional.empty()
                    : Optional.of(asset(name, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scripts of Millrace itself, which import each other by name. */
    Set<String> scripts() {
        return scripts.keySet();
    }

    /** A script of Millrace itself. */
    Optional<Asset> script(String name) {
        return Optional.ofNullable(scripts.get(name)).map(source -> asset(name, source));
    }

    private static Asset asset(String name, String content) {
        return new Asset(TYPES.get(name.substring(name.lastIndexOf('.') + 1)) + "; charset=utf-8", content);
    }
}
