package dev.millrace.query.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowMaker;

/** What {@link RecordMaker} makes hidden copies of: each has its code as a constant. Of no use itself. */
final class StraightMaker implements RowMaker {

    private static final MethodHandle MAKE = HiddenCopy.code(MethodHandles.lookup());

    /** For hidden copies. */
    StraightMaker() {
    }

    @Override
    public Object make(@Nullable Object[] rows, int at) {
        try {
            return (Object) MAKE.invokeExact(rows, at);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // accessors of records declare none
            throw new IllegalStateException(e);
        }
    }
}
