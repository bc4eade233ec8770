package dev.millrace.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A program that the compiler must refuse, beside a right one that differs from it in one line.
 *
 * @param group the heading it stands under
 * @param title what is wrong, in a few words
 * @param why it is wrong
 * @param right the lines of the right program
 * @param wrong the lines of the wrong one
 * @param wrongLine the line of the wrong program that differs, from 0
 * @param code what the compiler calls the error
 * @param message parts of what it says, which are the same in all versions of the compiler
 */
record WrongProgram(String group, String title, String why, List<String> right, List<String> wrong, int wrongLine,
        String code, List<String> message) {

    /** All of them, as {@code wrong-programs.txt} has them; its first entry shows the form. */
    static List<WrongProgram> all() {
        List<WrongProgram> programs = new ArrayList<>();
        String group = "";
        for (String part : Programs.resource("wrong-programs.txt").split("\n\n")) {
            List<String> lines = part.strip().lines().toList();
            if (lines.get(0).startsWith("# ")) {
                group = lines.get(0).substring(2);
            } else {
                programs.add(parse(group, lines));
            }
        }
        return programs;
    }

    private static WrongProgram parse(String group, List<String> lines) {
        List<String> right = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<String> message = new ArrayList<>();
        String code = "";
        int wrongLine = -1;
        for (String line : lines.subList(2, lines.size())) {
            if (line.startsWith("error: ")) {
                code = line.substring("error: ".length());
            } else if (line.startsWith("says: ")) {
                message.add(line.substring("says: ".length()));
            } else if (line.startsWith("+ ")) {
                right.add(line.substring(2));
            } else if (line.startsWith("- ")) {
                wrongLine = wrong.size();
                wrong.add(line.substring(2));
            } else if (line.startsWith("  ")) {
                right.add(line.substring(2));
                wrong.add(line.substring(2));
            } else {
                throw new IllegalStateException("no line of a wrong program: " + line);
            }
        }
        if (!lines.get(0).startsWith("== ") || right.size() != wrong.size() || wrongLine < 0) {
            throw new IllegalStateException("no wrong program beside a right one: " + lines);
        }
        return new WrongProgram(group, lines.get(0).substring(3), lines.get(1), List.copyOf(right),
                List.copyOf(wrong), wrongLine, code, List.copyOf(message));
    }

    /** The line that is at fault. */
    String fault() {
        return wrong.get(wrongLine);
    }

    @Override
    public String toString() {
        return title;
    }
}
