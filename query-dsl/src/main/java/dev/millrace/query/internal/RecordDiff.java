package dev.millrace.query.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;

import org.jspecify.annotations.Nullable;

/**
 * Tells which components of two records of one class may differ, in one straight line of code that is made for the class: to go over
 * components by calls that nobody can foresee costs several times as much. Objects are not looked into: two that may be the same are held
 * to differ. The code is put together of method handles, and stands as
 * a constant in a hidden copy of {@link StraightDiff}, so that it is compiled as if it had been written. Thread-safe.
 */
public abstract class RecordDiff {

    /** Of more components it would be too long to be compiled in one piece. */
    private static final int MOST_COMPONENTS = 32;
    private static final MethodType DIFF = MethodType.methodType(long.class, Object.class, Object.class);

    /** For this package alone: there are no others than hidden copies of {@link StraightDiff}. */
    RecordDiff() {
    }

    /**
     * Makes the code for a class. That takes milliseconds: it is for classes of which many rows are compared.
     *
     * @param recordClass a record class of one component at least
     * @return null if the class has too many components
     * @throws dev.millrace.query.value.RecordAccessException if the class cannot be reached
     */
    public static @Nullable RecordDiff of(Class<?> recordClass) {
        RecordAccess access = RecordAccess.to(recordClass);
        RecordComponent[] components = recordClass.getRecordComponents();
        if (components.length == 0 || components.length > MOST_COMPONENTS) {
            return null;
        }
        MethodHandle all = differing(access, components, 0);
        for (int i = 1; i < components.length; i++) {
            MethodHandle both = MethodHandles.collectArguments(
                    MethodHandles.collectArguments(Parts.OR, 1, differing(access, components, i)), 0, all);
            all = MethodHandles.permuteArguments(both, DIFF, 0, 1, 0, 1);
        }
        return HiddenCopy.of(RecordDiff.class, StraightDiff.class, all, recordClass);
    }

    /** The bit of a component if it may differ, else 0. */
    private static MethodHandle differing(RecordAccess access, RecordComponent[] components, int index) {
        Class<?> type = components[index].getType();
        MethodHandle reader = access.reader(index);
        MethodHandle compares;
        if (type == boolean.class) {
            compares = Parts.BOOLEANS;
        } else if (type == double.class || type == float.class) {
            compares = Parts.DOUBLES;
        } else if (type.isPrimitive()) {
            compares = Parts.LONGS;
        } else {
            compares = Parts.OBJECTS;
        }
        MethodHandle read = reader.asType(MethodType.methodType(compares.type().parameterType(1), Object.class));
        return MethodHandles.filterArguments(MethodHandles.insertArguments(compares, 0, 1L << index), 0, read, read);
    }

    /**
     * Tells which components may differ.
     *
     * @param before a record of the class
     * @param after another
     * @return the bits of those that do, and of those that are not the same object; the bit of a component is its index
     * @throws RuntimeException whatever an accessor throws
     */
    public abstract long diff(Object before, Object after);

    /** What the code for a class is put together of. */
    private static final class Parts {

        static final MethodHandle OR = part("or", long.class, long.class, long.class);
        static final MethodHandle LONGS = part("longs", long.class, long.class, long.class, long.class);
        static final MethodHandle DOUBLES = part("doubles", long.class, long.class, double.class, double.class);
        static final MethodHandle BOOLEANS = part("booleans", long.class, long.class, boolean.class, boolean.class);
        static final MethodHandle OBJECTS = part("objects", long.class, long.class, Object.class, Object.class);

        private Parts() {
        }

        private static MethodHandle part(String name, Class<?> result, Class<?>... parameters) {
            try {
                return MethodHandles.lookup().findStatic(Parts.class, name, MethodType.methodType(result, parameters));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static long or(long some, long others) {
            return some | others;
        }

        static long longs(long bit, long before, long after) {
            return before == after ? 0 : bit;
        }

        static long doubles(long bit, double before, double after) {
            return Double.doubleToLongBits(before) == Double.doubleToLongBits(after) ? 0 : bit;
        }

        static long booleans(long bit, boolean before, boolean after) {
            return before == after ? 0 : bit;
        }

        static long objects(long bit, @Nullable Object before, @Nullable Object after) {
            return before == after ? 0 : bit;
        }
    }
}
