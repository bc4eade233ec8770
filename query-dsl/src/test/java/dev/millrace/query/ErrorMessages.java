package dev.millrace.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of error messages: programs as blocks of Java, each followed by a block of text with what it throws. */
final class ErrorMessages {

    /** A program, and what it throws where that is written already. */
    private static final Pattern ENTRY =
            Pattern.compile("```java\n(.*?)\n```\n(?:\n```text\n.*?\n```\n)?", Pattern.DOTALL);

    private ErrorMessages() {
    }

    /** The lines of the programs on a page. */
    static List<List<String>> programs(String page) {
        List<List<String>> programs = new ArrayList<>();
        Matcher entries = ENTRY.matcher(page);
        while (entries.find()) {
            programs.add(entries.group(1).lines().toList());
        }
        return programs;
    }

    /** A page that says after each program what it throws. */
    static String withMessages(String page, List<Throwable> thrown) {
        Iterator<Throwable> next = thrown.iterator();
        return ENTRY.matcher(page).replaceAll(entry -> Matcher.quoteReplacement(
                "```java\n" + entry.group(1) + "\n```\n\n```text\n" + shown(next.next()) + "\n```\n"));
    }

    private static String shown(Throwable thrown) {
        return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
