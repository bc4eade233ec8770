package dev.millrace.testkit.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.json.Catalog;
import dev.millrace.query.json.QueryCodec;
import dev.millrace.query.json.RowCodec;
import dev.millrace.query.sql.Database;
import dev.millrace.testkit.language.LanguageCase;

/**
 * A case that once failed, as a file: its relations with the types of their components and their rows, the query and the values of
 * its parameters as JSON, and for readers what went wrong. It is run before all others.
 *
 * @param database where it failed
 * @param some the case
 */
record KeptCase(Database database, LanguageCase some) {

    /** Where the files are, seen from the module. */
    static final Path DIRECTORY = Path.of("src", "test", "resources", "language-cases");

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

    static KeptCase read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new KeptCase(Database.valueOf(values(lines, "database").get(0)), read(lines));
    }

    private static LanguageCase read(List<String> lines) {
        List<LanguageCase.Table> tables = new ArrayList<>();
        Catalog catalog = Catalog.EMPTY;
        for (String described : values(lines, "relation")) {
            String[] words = described.split(" ");
            Map<String, Class<?>> types = new LinkedHashMap<>();
            for (int i = 1; i < words.length; i++) {
                types.put(words[i].substring(0, words[i].indexOf('=')),
                        type(words[i].substring(words[i].indexOf('=') + 1)));
            }
            RowType<Map<String, @Nullable Object>> rowType = RowType.ofMap(types);
            RowCodec<Map<String, @Nullable Object>> codec = RowCodec.of(rowType, named(rowType).types());
            tables.add(new LanguageCase.Table(
                    new RelationRef<>(words[0], rowType, rowType.component(types.keySet().iterator().next())),
                    values(lines, "row of " + words[0]).stream().map(codec::decode).toList()));
        }
        for (LanguageCase.Table table : tables) {
            catalog = catalog.and(table.relation());
        }
        for (Class<?> type : LanguageCase.namedTypes()) {
            catalog = catalog.and(type);
        }
        QueryCodec codec = QueryCodec.of(catalog);
        return new LanguageCase(tables, codec.decode(values(lines, "query").get(0)),
                codec.decodeBindings(values(lines, "bindings").get(0)), Instant.parse(values(lines, "now").get(0)));
    }

    private static Catalog named(RowType<?> rowType) {
        Catalog catalog = Catalog.EMPTY;
        for (Component component : rowType.components()) {
            catalog = component.type().isEnum() ? catalog.and(component.type()) : catalog;
        }
        return catalog;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("A kept case uses a type that there is no more", e);
        }
    }

    private static List<String> values(List<String> lines, String name) {
        return lines.stream().filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2)).toList();
    }

    /**
     * Keeps it.
     *
     * @param text what it is and how it failed
     * @return the file
     */
    Path keep(String text) {
        Catalog catalog = Catalog.EMPTY;
        for (LanguageCase.Table table : some.tables()) {
            catalog = catalog.and(table.relation());
        }
        for (Class<?> type : LanguageCase.namedTypes()) {
            catalog = catalog.and(type);
        }
        QueryCodec codec = QueryCodec.of(catalog);
        List<String> lines = new ArrayList<>(List.of("database: " + database, "now: " + some.now()));
        for (LanguageCase.Table table : some.tables()) {
            lines.add("relation: " + described(table.relation()));
            RowCodec<Map<String, @Nullable Object>> rows =
                    RowCodec.of(table.relation().rowType(), named(table.relation().rowType()).types());
            table.rows()
                    .forEach(row -> lines.add("row of " + table.relation().name() + ": " + rows.encodeToString(row)));
        }
        lines.add("query: " + codec.encodeToString(some.query()));
        lines.add("bindings: " + codec.encodeToString(some.bindings()));
        text.lines().forEach(line -> lines.add("# " + line));
        return written(lines);
    }

    private Path written(List<String> lines) {
        Path file = DIRECTORY.resolve(database.name().toLowerCase(Locale.ROOT) + "-"
                + Integer.toHexString(lines.hashCode()) + ".case");
        try {
            Files.createDirectories(DIRECTORY);
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String described(RelationRef<?> relation) {
        return relation.name() + " " + relation.rowType().components().stream().map(KeptCase::described)
                .collect(Collectors.joining(" "));
    }

    private static String described(Component component) {
        return component.name() + "=" + component.type().getName();
    }
}
