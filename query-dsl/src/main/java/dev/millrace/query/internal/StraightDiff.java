package dev.millrace.query.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** What {@link RecordDiff} makes hidden copies of: each has its code as a constant. Of no use itself. */
final class StraightDiff extends RecordDiff {

    private static final MethodHandle DIFF = HiddenCopy.code(MethodHandles.lookup());

    /** For hidden copies. */
    StraightDiff() {
    }

    @Override
    public long diff(Object before, Object after) {
        try {
            return (long) DIFF.invokeExact(before, after);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // accessors of records declare none
            throw new IllegalStateException(e);
        }
    }
}
