package dev.millrace.query.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

import org.jspecify.annotations.Nullable;

/** What {@link NumberColumn} makes hidden copies of: each has its code as a constant. Of no use itself. */
final class StraightColumn extends NumberColumn {

    private static final MethodHandle READ = HiddenCopy.code(MethodHandles.lookup());

    /** For hidden copies. */
    StraightColumn() {
    }

    @Override
    public void read(@Nullable Object[] rows, int[] at, int offset, int size, long[] into) {
        try {
            for (int i = 0; i < size; i++) {
                into[i] = (long) READ.invokeExact(rows[at[i] + offset]);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // accessors of records declare none
            throw new IllegalStateException(e);
        }
    }
}
