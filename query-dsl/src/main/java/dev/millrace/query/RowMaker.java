package dev.millrace.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.RecordMaker;

/**
 * Makes rows of others, which stand side by side in an array, in code that is made for those parts: several times as fast as by
 * {@link RowType#create}, and no value is boxed that need not be. Thread-safe.
 */
@FunctionalInterface
public interface RowMaker {

    /**
     * What a component of the row that is made is.
     *
     * @param lane which of the rows it is taken from, from 0
     * @param component the component of that row; null for the row itself
     */
    record Part(int lane, @Nullable Component component) {
    }

    /**
     * Makes a row.
     *
     * @param rows holds the rows it is made of
     * @param at where the first of them is; where one is null, so is what is taken from it
     * @return the row
     * @throws RuntimeException whatever an accessor of the rows throws
     */
    Object make(@Nullable Object[] rows, int at);

    /**
     * The code for a row type. It takes about a millisecond to make, once for equal parts as long as somebody holds it: it is for
     * types of which many rows are made.
     *
     * @param type the type of the rows
     * @param parts where each component comes from
     * @return null unless rows are {@linkplain RowType#isPlain plain} records, of not too many components, which have the types of those they
     *         are taken from
     */
    static @Nullable RowMaker of(RowType<?> type, List<Part> parts) {
        return type.isPlain() && type.rowClass().isRecord() ? RecordMaker.of(type.rowClass(), parts) : null;
    }
}
