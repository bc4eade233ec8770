package dev.millrace.testkit.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of the sources of the guide that its pages show: from {@code // [name} to {@code // ]}. */
final class Regions {

    private static final Pattern REGION = Pattern.compile("^ *// \\[(.+)\n(?s)(.*?)\n *// ]$", Pattern.MULTILINE);

    private Regions() {
    }

    /** The regions of this package by name, without the indentation they have in common. */
    static Map<String, String> ofGuide() throws IOException {
        Path folder = Pages.page("../testkit/src/test/java").resolve(Regions.class.getPackageName().replace('.', '/'));
        Map<String, String> regions = new TreeMap<>();
        for (Path file : sources(folder)) {
            for (MatchResult region : REGION.matcher(Files.readString(file)).results().toList()) {
                if (regions.put(region.group(1), region.group(2).stripIndent()) != null) {
                    throw new IllegalStateException("There are two regions \"" + region.group(1)
                            + "\", one of them in " + file + "; give each a name of its own");
                }
            }
        }
        return regions;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
