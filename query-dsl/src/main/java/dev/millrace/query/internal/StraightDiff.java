package dev.millrace.query.internal;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** What {@link RecordDiff} makes hidden copies of: each has its code as a constant. Of no use itself. */
final class StraightDiff extends RecordDiff {

    private static final MethodHandle DIFF = code();

    /** For hidden copies. */
    StraightDiff() {
    }

    private static MethodHandle code() {
        try {
            MethodHandle own =
                    MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, MethodHandle.class);
            if (own == null) {
                throw new IllegalStateException("only hidden copies of this class have code");
            }
            return own;
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
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
