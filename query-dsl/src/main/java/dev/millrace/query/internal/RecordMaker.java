package dev.millrace.query.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowMaker;

/**
 * Puts the code together that makes records of one class of parts of other rows, of method handles; it stands as a constant in a hidden
 * copy of {@link StraightMaker}. Equal code is made once, and let go of with the last who holds it. Thread-safe.
 */
public final class RecordMaker {

    /** Of more components it would be too long to be compiled in one piece. */
    private static final int MOST_COMPONENTS = 32;
    private static final MethodType MAKE = MethodType.methodType(Object.class, Object[].class, int.class);
    private static final ClassValue<Map<List<RowMaker.Part>, WeakReference<RowMaker>>> MADE = new ClassValue<>() {
        @Override
        protected Map<List<RowMaker.Part>, WeakReference<RowMaker>> computeValue(Class<?> recordClass) {
            return new ConcurrentHashMap<>();
        }
    };

    private RecordMaker() {
    }

    /**
     * The code for a class, which only stores what it is given.
     *
     * @param recordClass a record class
     * @param parts where each component comes from
     * @return null if there are too many components, or one has another type than what it comes from
     * @throws dev.millrace.query.value.RecordAccessException if a class cannot be reached
     */
    public static @Nullable RowMaker of(Class<?> recordClass, List<RowMaker.Part> parts) {
        Map<List<RowMaker.Part>, WeakReference<RowMaker>> made = MADE.get(recordClass);
        WeakReference<RowMaker> known = made.get(parts);
        RowMaker maker = known == null ? null : known.get();
        if (maker == null && takes(recordClass, parts)) {
            maker = HiddenCopy.of(RowMaker.class, StraightMaker.class, code(recordClass, parts), recordClass);
            made.values().removeIf(each -> each.get() == null);
            made.put(List.copyOf(parts), new WeakReference<>(maker));
        }
        return maker;
    }

    private static boolean takes(Class<?> recordClass, List<RowMaker.Part> parts) {
        RecordComponent[] components = recordClass.getRecordComponents();
        return components.length == parts.size() && parts.size() <= MOST_COMPONENTS
                && IntStream.range(0, components.length)
                        .allMatch(i -> takes(components[i].getType(), parts.get(i).component()));
    }

    private static boolean takes(Class<?> type, @Nullable Component part) {
        if (part == null) {
            return !type.isPrimitive();
        }
        Class<?> given = type.isPrimitive() ? part.type() : MethodType.methodType(part.type()).wrap().returnType();
        return part.rowClass().isRecord() && (type == given || !type.isPrimitive() && type.isAssignableFrom(given));
    }

    private static MethodHandle code(Class<?> recordClass, List<RowMaker.Part> parts) {
        MethodHandle all = RecordAccess.to(recordClass).maker();
        int[] order = new int[2 * parts.size()];
        for (int i = parts.size() - 1; i >= 0; i--) {
            all = MethodHandles.collectArguments(all, i, part(parts.get(i), all.type().parameterType(i)));
            order[2 * i + 1] = 1;
        }
        return MethodHandles.permuteArguments(all.asType(all.type().changeReturnType(Object.class)), MAKE, order);
    }

    /** From the array and the place of the first row to a value. */
    private static MethodHandle part(RowMaker.Part part, Class<?> type) {
        MethodHandle lane = MethodHandles.insertArguments(Parts.LANE, 2, part.lane());
        Component component = part.component();
        if (component == null) {
            return lane.asType(lane.type().changeReturnType(type));
        }
        MethodHandle read = RecordAccess.to(component.rowClass()).reader(component.index())
                .asType(MethodType.methodType(type, Object.class));
        if (!type.isPrimitive()) {
            MethodHandle none = MethodHandles.dropArguments(MethodHandles.constant(type, null), 0, Object.class);
            read = MethodHandles.guardWithTest(Parts.IS_NULL, none, read);
        }
        return MethodHandles.filterReturnValue(lane, read);
    }

    /** What the code is put together of. */
    private static final class Parts {

        static final MethodHandle LANE =
                part("lane", MethodType.methodType(Object.class, Object[].class, int.class, int.class));
        static final MethodHandle IS_NULL = part("isNull", MethodType.methodType(boolean.class, Object.class));

        private Parts() {
        }

        private static MethodHandle part(String name, MethodType type) {
            try {
                return MethodHandles.lookup().findStatic(Parts.class, name, type);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static @Nullable Object lane(@Nullable Object[] rows, int at, int lane) {
            return rows[at + lane];
        }

        static boolean isNull(@Nullable Object row) {
            return Objects.isNull(row);
        }
    }
}
