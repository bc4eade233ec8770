package dev.millrace.engine.internal.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** A part of a string, in code points counted from 1; what lies before the first one counts towards the length. */
final class Substring extends Scalar {

    private final Scalar text;
    private final Scalar from;
    private final @Nullable Scalar length;
    private final Report report;

    Substring(List<Scalar> operands, Report report) {
        this.text = operands.get(0);
        this.from = operands.get(1);
        this.length = operands.size() == 3 ? operands.get(2) : null;
        this.report = report;
    }

    @Override
    public @Nullable Object eval(@Nullable Object[] rows, int at) {
        Object whole = text.eval(rows, at);
        Object first = from.eval(rows, at);
        Object most = length == null ? Integer.valueOf(Integer.MAX_VALUE) : length.eval(rows, at);
        if (whole == null || first == null || most == null) {
            return null;
        }
        long begin = (Integer) first - 1L;
        int count = (Integer) most;
        if (count < 0) {
            return report.failed(new IllegalArgumentException("a substring of " + count + " code points is asked for;"
                    + " the least is 0"), rows, at);
        }
        return part((String) whole, Math.max(0, begin), length == null ? Long.MAX_VALUE : begin + count);
    }

    private static String part(String text, long begin, long end) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            int first = (int) Math.min(begin, text.length());
            return text.substring(first, (int) Math.max(first, Math.min(end, text.length())));
        }
        int first = index(text, 0, begin);
        return text.substring(first, index(text, first, end - begin));
    }

    /** Where so many code points after a place begins, at most the end. */
    private static int index(String text, int from, long codePoints) {
        int index = from;
        for (long left = codePoints; left > 0 && index < text.length(); left--) {
            index += Character.charCount(text.codePointAt(index));
        }
        return index;
    }
}
