package dev.millrace.query.internal;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.property.BoolProp;
import dev.millrace.query.property.ByteProp;
import dev.millrace.query.property.DoubleProp;
import dev.millrace.query.property.FloatProp;
import dev.millrace.query.property.IntProp;
import dev.millrace.query.property.LongProp;
import dev.millrace.query.property.Prop;
import dev.millrace.query.property.Property;
import dev.millrace.query.property.ShortProp;
import dev.millrace.query.value.RecordAccessException;

/**
 * Reaches the accessors and the canonical constructor of a record class, for all that reads records: through spun getters where
 * the class is of this library's own module (on the class path, all of one class loader are), through method handles elsewhere:
 * there the package must be open to this module, or the record public and its package exported.
 */
public final class RecordAccess {

    private static final ClassValue<RecordAccess> KNOWN = new ClassValue<>() {
        @Override
        protected RecordAccess computeValue(Class<?> recordClass) {
            return open(recordClass);
        }
    };

    private final Class<?> recordClass;
    private final MethodHandles.Lookup lookup;
    private final boolean spins;
    private final List<MethodHandle> readers;
    private final List<Accessor> accessors;
    /** The canonical constructor: from the values of all components to the record. */
    private final MethodHandle maker;
    private final Constructor constructor;
    private final RecordCode.Plainness plainness;

    private RecordAccess(Class<?> recordClass, MethodHandles.Lookup lookup, boolean spins) {
        this.recordClass = recordClass;
        this.lookup = lookup;
        this.spins = spins;
        try {
            List<MethodHandle> handles = new ArrayList<>();
            List<Accessor> made = new ArrayList<>();
            for (RecordComponent component : recordClass.getRecordComponents()) {
                MethodHandle handle = lookup.unreflect(component.getAccessor());
                handles.add(handle);
                made.add(Accessor.of(spins ? spin(handle, component.getType()) : bridge(handle)));
            }
            this.readers = List.copyOf(handles);
            this.accessors = List.copyOf(made);
            this.maker = maker(lookup);
            this.constructor = constructor();
        } catch (IllegalAccessException e) {
            throw RecordAccessException.inaccessible(recordClass, e);
        }
        this.plainness = RecordCode.of(recordClass);
    }

    /**
     * Opens a record class, once.
     *
     * @param recordClass a record class
     * @return access to it
     * @throws RecordAccessException if the class cannot be reached
     */
    public static RecordAccess to(Class<?> recordClass) {
        return KNOWN.get(recordClass);
    }

    private static RecordAccess open(Class<?> recordClass) {
        MethodHandles.Lookup own = MethodHandles.lookup();
        own.lookupClass().getModule().addReads(recordClass.getModule());
        try {
            MethodHandles.Lookup entered = MethodHandles.privateLookupIn(recordClass, own);
            // Spinning defines a class beside the record: an open package of another module does not allow that.
            return new RecordAccess(recordClass, entered, entered.hasFullPrivilegeAccess());
        } catch (IllegalAccessException e) {
            return new RecordAccess(recordClass, own, false);
        }
    }

    /**
     * The accessors of the components.
     *
     * @return one for each, in declaration order
     */
    public List<Accessor> accessors() {
        return accessors;
    }

    /** The accessor of a component: from the record to a value of the component's type. */
    MethodHandle reader(int index) {
        return readers.get(index);
    }

    /**
     * Makes a record.
     *
     * @param values the values of all components, in declaration order
     * @return the record
     * @throws RuntimeException whatever the canonical constructor throws
     */
    public Object create(@Nullable Object[] values) {
        return constructor.create(values);
    }

    private MethodHandle maker(MethodHandles.Lookup lookup) throws IllegalAccessException {
        Class<?>[] types =
                Arrays.stream(recordClass.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return lookup.unreflectConstructor(recordClass.getDeclaredConstructor(types)).asFixedArity();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record class without canonical constructor: " + recordClass, e);
        }
    }

    /** From the values of all components, in declaration order, to the record. */
    MethodHandle maker() {
        return maker;
    }

    private Constructor constructor() {
        MethodHandle handle = maker.asSpreader(Object[].class, maker.type().parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
        return arguments -> {
            try {
                return (Object) handle.invokeExact(arguments);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        };
    }

    /**
     * Tells whether constructor and accessors are as the compiler writes them: a record is just what it is made of.
     *
     * @return false also where the code of the class cannot be read
     */
    public boolean isPlain() {
        return plainness == RecordCode.Plainness.WHOLE;
    }

    /**
     * Tells whether accessors are as the compiler writes them: reading a record cannot fail.
     *
     * @return false also where the code of the class cannot be read
     */
    public boolean isPlainlyRead() {
        return plainness != RecordCode.Plainness.NONE;
    }

    private Property<?> spin(MethodHandle handle, Class<?> type) {
        Class<?> shape = shapeFor(type);
        Class<?> result = shape == Prop.class ? Object.class : type;
        try {
            MethodHandle factory = LambdaMetafactory.metafactory(lookup, "get", MethodType.methodType(shape),
                    MethodType.methodType(result, Object.class), handle, handle.type()).getTarget();
            return (Property<?>) factory.invoke();
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static Class<?> shapeFor(Class<?> type) {
        if (type == int.class) {
            return IntProp.class;
        } else if (type == long.class) {
            return LongProp.class;
        } else if (type == short.class) {
            return ShortProp.class;
        } else if (type == byte.class) {
            return ByteProp.class;
        } else if (type == double.class) {
            return DoubleProp.class;
        } else if (type == float.class) {
            return FloatProp.class;
        } else if (type == boolean.class) {
            return BoolProp.class;
        }
        return Prop.class;
    }

    private static Property<Object> bridge(MethodHandle accessor) {
        Class<?> type = accessor.type().returnType();
        MethodHandle handle = accessor.asType(accessor.type().changeParameterType(0, Object.class));
        if (type == int.class || type == short.class || type == byte.class || type == long.class) {
            MethodHandle widened = handle.asType(MethodType.methodType(long.class, Object.class));
            if (type == long.class) {
                return (LongProp<Object>) row -> invokeLong(widened, row);
            } else if (type == int.class) {
                return (IntProp<Object>) row -> (int) invokeLong(widened, row);
            } else if (type == short.class) {
                return (ShortProp<Object>) row -> (short) invokeLong(widened, row);
            }
            return (ByteProp<Object>) row -> (byte) invokeLong(widened, row);
        }
        if (type == double.class || type == float.class) {
            MethodHandle widened = handle.asType(MethodType.methodType(double.class, Object.class));
            if (type == double.class) {
                return (DoubleProp<Object>) row -> invokeDouble(widened, row);
            }
            return (FloatProp<Object>) row -> (float) invokeDouble(widened, row);
        } else if (type == boolean.class) {
            return (BoolProp<Object>) row -> invokeBoolean(handle, row);
        }
        MethodHandle boxed = handle.asType(MethodType.methodType(Object.class, Object.class));
        return (Prop<Object, @Nullable Object>) row -> invoke(boxed, row);
    }

    private static long invokeLong(MethodHandle handle, Object row) {
        try {
            return (long) handle.invokeExact(row);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static double invokeDouble(MethodHandle handle, Object row) {
        try {
            return (double) handle.invokeExact(row);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static boolean invokeBoolean(MethodHandle handle, Object row) {
        try {
            return (boolean) handle.invokeExact(row);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static @Nullable Object invoke(MethodHandle handle, Object row) {
        try {
            return (@Nullable Object) handle.invokeExact(row);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** What an accessor or constructor threw, which declares no checked exception, or the linking of one. */
    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception
                : new IllegalStateException("The accessor or constructor of a record failed", thrown);
    }

    /** Calls a canonical constructor. */
    @FunctionalInterface
    private interface Constructor {

        Object create(@Nullable Object[] arguments);
    }
}
