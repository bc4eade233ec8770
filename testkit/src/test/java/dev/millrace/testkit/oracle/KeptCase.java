package dev.millrace.testkit.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.query.sql.Database;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/**
 * A case that once failed: a file with the decisions it is drawn with, and for readers what it was then. It is drawn again before all
 * others; a generator that has changed makes another case of it.
 *
 * @param database where it failed
 * @param wishes what was wished for
 * @param decisions what decides
 */
record KeptCase(Database database, Set<String> wishes, List<Integer> decisions) {

    /** Where the files are, seen from the module. */
    static final Path DIRECTORY = Path.of("src", "test", "resources", "language-cases");

    private static final String SEPARATOR = " | ";

    LanguageCase drawn() {
        return LanguageCase.draw(Choices.recorded(decisions), OraclePalettes.of(database), wishes);
    }

    /** All that are kept for a database. */
    static List<KeptCase> of(Database database) {
        if (!Files.isDirectory(DIRECTORY)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<KeptCase> cases = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".case")).sorted().toList()) {
                KeptCase kept = read(file);
                if (kept.database == database) {
                    cases.add(kept);
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeptCase read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String wishes = value(lines, "wishes");
        return new KeptCase(Database.valueOf(value(lines, "database")), wishes.isEmpty() ? Set.of()
                : new LinkedHashSet<>(List.of(wishes.split(" \\| "))),
                Arrays.stream(value(lines, "decisions").split(",")).filter(number -> !number.isBlank())
                        .map(number -> Integer.valueOf(number.trim())).toList());
    }

    private static String value(List<String> lines, String name) {
        return lines.stream().filter(line -> line.startsWith(name + ":")).findFirst()
                .map(line -> line.substring(name.length() + 1).trim())
                .orElseThrow(() -> new IllegalArgumentException("A kept case needs a line \"" + name + ":\""));
    }

    /**
     * Keeps it.
     *
     * @param text what it is and how it failed
     * @return the file
     */
    Path keep(String text) {
        List<String> lines = new ArrayList<>();
        lines.add("database: " + database);
        lines.add("wishes: " + String.join(SEPARATOR, wishes));
        lines.add("decisions: " + decisions.stream().map(String::valueOf).collect(Collectors.joining(",")));
        text.lines().forEach(line -> lines.add("# " + line));
        Path file = DIRECTORY.resolve(database.name().toLowerCase(Locale.ROOT) + "-"
                + Integer.toHexString(decisions.hashCode()) + ".case");
        try {
            Files.createDirectories(DIRECTORY);
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
