package dev.millrace.query.internal;

import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;

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

/**
 * Reads one component of rows, in the form that boxes least. The primitive forms are defined where the component has that
 * primitive type or widens to it without loss; elsewhere they refuse.
 */
public abstract class Accessor {

    private Accessor() {
    }

    /**
     * Reads an entry of rows that are maps.
     *
     * @param key the entry's key
     * @return the accessor
     */
    public static Accessor ofEntry(String key) {
        return new OfEntry(key);
    }

    /**
     * Reads the component as an object.
     *
     * @param row a row of the type the component belongs to
     * @return its value
     */
    public abstract @Nullable Object get(Object row);

    /**
     * Reads an integral component.
     *
     * @param row a row of the type the component belongs to
     * @return its value
     */
    public long getLong(Object row) {
        throw new IllegalStateException("not an integral component");
    }

    /**
     * Reads a floating-point component.
     *
     * @param row a row of the type the component belongs to
     * @return its value
     */
    public double getDouble(Object row) {
        throw new IllegalStateException("not a floating-point component");
    }

    /**
     * Reads a boolean component.
     *
     * @param row a row of the type the component belongs to
     * @return its value
     */
    public boolean getBoolean(Object row) {
        throw new IllegalStateException("not a boolean component");
    }

    /**
     * Makes an accessor of a getter.
     *
     * @param property the getter: of a primitive form if there is one for the component's type, else a {@link Prop}
     * @return an accessor that reads through it
     */
    @SuppressWarnings("unchecked") // rows of the wrong type never get here: queries are checked when they are built
    public static Accessor of(Property<?> property) {
        if (property instanceof LongProp<?> p) {
            return new OfIntegral((LongProp<Object>) p, value -> value);
        } else if (property instanceof IntProp<?> p) {
            return new OfIntegral(((IntProp<Object>) p)::get, value -> (int) value);
        } else if (property instanceof ShortProp<?> p) {
            return new OfIntegral(((ShortProp<Object>) p)::get, value -> (short) value);
        } else if (property instanceof ByteProp<?> p) {
            return new OfIntegral(((ByteProp<Object>) p)::get, value -> (byte) value);
        } else if (property instanceof DoubleProp<?> p) {
            return new OfFloating((DoubleProp<Object>) p, value -> value);
        } else if (property instanceof FloatProp<?> p) {
            return new OfFloating(((FloatProp<Object>) p)::get, value -> (float) value);
        } else if (property instanceof BoolProp<?> p) {
            return new OfBoolean((BoolProp<Object>) p);
        }
        return new OfObject((Prop<Object, @Nullable Object>) property);
    }

    private static final class OfIntegral extends Accessor {
        private final LongProp<Object> property;
        private final LongFunction<Object> boxing;

        OfIntegral(LongProp<Object> property, LongFunction<Object> boxing) {
            this.property = property;
            this.boxing = boxing;
        }

        @Override
        public Object get(Object row) {
            return boxing.apply(property.get(row));
        }

        @Override
        public long getLong(Object row) {
            return property.get(row);
        }
    }

    private static final class OfFloating extends Accessor {
        private final DoubleProp<Object> property;
        private final DoubleFunction<Object> boxing;

        OfFloating(DoubleProp<Object> property, DoubleFunction<Object> boxing) {
            this.property = property;
            this.boxing = boxing;
        }

        @Override
        public Object get(Object row) {
            return boxing.apply(property.get(row));
        }

        @Override
        public double getDouble(Object row) {
            return property.get(row);
        }
    }

    private static final class OfBoolean extends Accessor {
        private final BoolProp<Object> property;

        OfBoolean(BoolProp<Object> property) {
            this.property = property;
        }

        @Override
        public Object get(Object row) {
            return property.get(row);
        }

        @Override
        public boolean getBoolean(Object row) {
            return property.get(row);
        }
    }

    private static final class OfObject extends Accessor {
        private final Prop<Object, @Nullable Object> property;

        OfObject(Prop<Object, @Nullable Object> property) {
            this.property = property;
        }

        @Override
        public @Nullable Object get(Object row) {
            return property.get(row);
        }
    }

    private static final class OfEntry extends Accessor {
        private final String key;

        OfEntry(String key) {
            this.key = key;
        }

        @Override
        public @Nullable Object get(Object row) {
            return ((Map<?, ?>) row).get(key);
        }
    }
}
