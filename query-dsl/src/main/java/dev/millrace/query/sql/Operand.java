package dev.millrace.query.sql;

import org.jspecify.annotations.Nullable;

/**
 * An operand as SQL, with its type.
 *
 * @param constant its value if that is known and not null
 */
record Operand(Sql sql, SqlType type, @Nullable Object constant) {

    Operand(Sql sql, SqlType type) {
        this(sql, type, null);
    }
}
