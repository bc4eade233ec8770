package dev.millrace.query.sql;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ScalarFunction;

/** Functions of strings, in code points. */
final class TextSql {

    private final Dialect dialect;

    TextSql(Dialect dialect) {
        this.dialect = dialect;
    }

    Sql of(ScalarFunction function, List<Operand> operands) {
        Sql text = operands.get(0).sql();
        return switch (function) {
            case UPPER -> dialect.upper(text);
            case LOWER -> dialect.lower(text);
            case TRIM -> dialect.trim(text);
            case LENGTH -> dialect.length(text);
            case SUBSTRING ->
                    substring(text, operands.get(1).sql(), operands.size() == 3 ? operands.get(2).sql() : null);
            case CONCAT -> Sql.joined(" || ",
                    operands.stream().map(operand -> Sql.of("COALESCE(#1, '')", operand.sql())).toList());
            case REPLACE -> replace(text, operands.get(1).sql(), operands.get(2).sql());
            case STARTS_WITH -> Sql.of("(#1 = 1)", dialect.position(text, operands.get(1).sql()));
            case CONTAINS -> Sql.of("(#1 > 0)", dialect.position(text, operands.get(1).sql()));
            case LIKE, ILIKE -> like(function, operands);
            default -> throw new IllegalStateException("no function of strings: " + function);
        };
    }

    // What lies before the first code point counts towards the length.
    private Sql substring(Sql text, Sql from, @Nullable Sql length) {
        return dialect.let("f", from, f -> {
            Sql first = Sql.of("CASE WHEN #1 > 1 THEN #1 WHEN #1 <= 1 THEN 1 END", f);
            if (length == null) {
                return dialect.codePoints(text, first, null);
            }
            return dialect.let("l", length, l -> {
                Sql end = Sql.of("(#1 + #2 - 1)", dialect.cast(f, SqlType.LONG), l);
                Sql count =
                        dialect.cast(Sql.of("CASE WHEN #1 > 1 THEN #2 WHEN #3 > 0 THEN #3 WHEN #3 <= 0 THEN 0 END", f,
                                l, end), SqlType.INT);
                return Sql.of("CASE WHEN #1 >= 0 THEN #2 END", l, dialect.codePoints(text, first, count));
            });
        });
    }

    // The empty part occurs nowhere; databases that think so too still differ in nulls.
    private Sql replace(Sql text, Sql part, Sql other) {
        return dialect.let("o", part, o -> dialect.let("n", other, n -> Sql.of(
                "CASE WHEN #2 IS NULL OR #3 IS NULL THEN NULL WHEN #2 = '' THEN #1 ELSE REPLACE(#1, #2, #3) END", text,
                o,
                n)));
    }

    private Sql like(ScalarFunction function, List<Operand> operands) {
        String[] constants = new String[2];
        for (int i = 1; i < 3; i++) {
            Object constant = i < operands.size() ? operands.get(i).constant() : "\\";
            if (!(constant instanceof String known)) {
                throw new UnsupportedSqlException(function.word() + " of a pattern that is no constant",
                        dialect.database(), "the text of a pattern is translated when the statement is written");
            }
            constants[i - 1] = known;
        }
        LikePattern pattern =
                LikePattern.of(Objects.requireNonNull(constants[0]), Objects.requireNonNull(constants[1]));
        if (pattern == null) {
            return Sql.atom(dialect.noValue(SqlType.BOOLEAN));
        }
        Sql text = operands.get(0).sql();
        return function == ScalarFunction.ILIKE ? dialect.like(folded(text), pattern.folded())
                : dialect.like(text, pattern);
    }

    // Letters in lower case depend on those around them for two letters alone: a dotted capital I, which becomes two code points, and
    // a capital sigma, which is another one at the end of a word.
    private Sql folded(Sql text) {
        Sql lower = dialect.lower(Sql.of("REPLACE(#1, '\u0130', 'i')", text));
        return Sql.of("REPLACE(#1, '\u03C2', '\u03C3')", lower);
    }
}
