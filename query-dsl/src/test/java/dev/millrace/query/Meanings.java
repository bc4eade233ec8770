package dev.millrace.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.ScalarFunction;

/** What the constants of an enum mean: their Javadoc, read from the sources. */
final class Meanings {

    private static final Pattern LINK = Pattern.compile("\\{@(?:link|code) ([^}]+)}");

    private Meanings() {
    }

    static String of(Enum<?> constant) {
        String comment = Pattern
                .compile("/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*" + constant.name() + "\\b", Pattern.DOTALL)
                .matcher(source(constant)).results().map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no Javadoc of " + constant));
        String text = comment.replaceAll("\n\\s*\\*", "\n").replaceAll("\\s+", " ").strip();
        return LINK.matcher(text).replaceAll(link -> "`" + shown(link) + "`");
    }

    /** Another constant is shown by its word, a class by its name. */
    private static String shown(MatchResult link) {
        String target = link.group(1);
        return target.startsWith("#") ? word(target.substring(1)) : target.substring(target.lastIndexOf('.') + 1);
    }

    private static String word(String name) {
        return Stream.concat(
                Arrays.stream(ScalarFunction.values()).filter(function -> function.name().equals(name))
                        .map(ScalarFunction::word),
                Arrays.stream(AggregateFunction.values()).filter(function -> function.name().equals(name))
                        .map(AggregateFunction::word))
                .findFirst().orElseThrow();
    }

    private static String source(Enum<?> constant) {
        Class<?> outermost = constant.getDeclaringClass();
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        Path file = Programs.page("../query-dsl/src/main/java").normalize()
                .resolve(outermost.getName().replace('.', '/') + ".java");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
