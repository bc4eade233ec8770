package dev.millrace.engine.internal.function;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.ScalarFunction;

/** Functions of strings that cannot fail. */
final class TextFunctions {

    private TextFunctions() {
    }

    static Scalar unary(ScalarFunction function, Scalar operand) {
        return switch (function) {
            case UPPER -> of(operand, text -> text.toUpperCase(Locale.ROOT));
            case LOWER -> of(operand, text -> text.toLowerCase(Locale.ROOT));
            case TRIM -> of(operand, TextFunctions::trimmed);
            case LENGTH -> of(operand, text -> text.codePointCount(0, text.length()));
            default -> throw new IllegalArgumentException("no function of one string: " + function);
        };
    }

    private static Scalar of(Scalar operand, Function<String, Object> function) {
        return new Unary(operand) {
            @Override
            Object apply(Object value, @Nullable Object[] rows, int at) {
                return function.apply((String) value);
            }
        };
    }

    /** Spaces alone, not what Java calls white. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    static Scalar search(ScalarFunction function, Scalar text, Scalar part) {
        return function == ScalarFunction.STARTS_WITH ? search(text, part, String::startsWith)
                : search(text, part, String::contains);
    }

    private static Scalar search(Scalar text, Scalar part, BiPredicate<String, String> test) {
        return new Binary(text, part) {
            @Override
            Object apply(Object a, Object b, @Nullable Object[] rows, int at) {
                return test.test((String) a, (String) b);
            }
        };
    }

    static Scalar concat(List<Scalar> operands) {
        Scalar[] parts = operands.toArray(Scalar[]::new);
        return parts.length == 2 ? new Scalar() {
            @Override
            public Object eval(@Nullable Object[] rows, int at) {
                return orEmpty(parts[0].eval(rows, at)).concat(orEmpty(parts[1].eval(rows, at)));
            }
        } : new Scalar() {
            @Override
            public Object eval(@Nullable Object[] rows, int at) {
                StringBuilder text = new StringBuilder();
                for (Scalar part : parts) {
                    text.append(orEmpty(part.eval(rows, at)));
                }
                return text.toString();
            }
        };
    }

    private static String orEmpty(@Nullable Object text) {
        return text == null ? "" : (String) text;
    }

    static Scalar replace(List<Scalar> operands) {
        Scalar whole = operands.get(0);
        Scalar part = operands.get(1);
        Scalar replacement = operands.get(2);
        return new Scalar() {
            @Override
            public @Nullable Object eval(@Nullable Object[] rows, int at) {
                Object text = whole.eval(rows, at);
                Object removed = part.eval(rows, at);
                Object added = replacement.eval(rows, at);
                if (text == null || removed == null || added == null) {
                    return null;
                }
                // Java finds an empty part between all characters.
                return ((String) removed).isEmpty() ? text : ((String) text).replace((String) removed, (String) added);
            }
        };
    }
}
