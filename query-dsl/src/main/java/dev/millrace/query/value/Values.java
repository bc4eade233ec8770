package dev.millrace.query.value;

import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The value domain: its total order, its two equalities and its canonical form.
 *
 * <p>The two equalities are never mixed up. <em>Comparison equality</em> ({@link #equal}, {@link #hash}, {@link
 * #compare}) decides filters, joins, groups, orders and distinct: numbers of different types are compared by exact
 * value, {@code -0.0} equals {@code 0.0}, {@code 1.0} equals {@code 1.00}, NaN equals NaN, byte arrays are compared
 * by content. <em>Sameness</em> ({@link #same}) decides whether something changed: {@code -0.0}, {@code 1.00} and a
 * {@code Long 1} differ from {@code 0.0}, {@code 1.0} and an {@code Integer 1}. Same values are equal. Both reach
 * into records and lists, where a null equals a null and is below every value.
 *
 * <p>All methods are pure and safe from any thread as long as no argument is changed meanwhile. They do not allocate
 * for primitive wrappers, strings and records of these. A record whose components cannot be read raises {@link
 * RecordAccessException}.
 *
 * @since 0.1
 */
public final class Values {
    private Values() {}

    /**
     * Compares two values in the total order of the domain.
     *
     * <p>Values of one {@link ValueKind kind} are ordered as described there, values of different kinds by the order
     * of the kinds. The order is consistent with {@link #equal}.
     *
     * @param a a value, not null
     * @param b a value, not null
     * @return a negative number, zero or a positive number as {@code a} is below, equal to or above {@code b}
     * @throws UnorderedValueException if both are of the same class outside the domain that is not {@link Comparable}
     */
    public static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof String x && b instanceof String y) {
            return CodePoints.compare(x, y);
        }
        if (a instanceof Integer x && b instanceof Integer y) {
            return Integer.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return Numbers.compare(x.doubleValue(), y.doubleValue());
        }
        return ValueOrder.compare(a, b);
    }

    /**
     * Gives the comparator of an order term.
     *
     * @param descending whether higher values come first
     * @param nulls where nulls stand, in either direction
     * @return a comparator of values and nulls
     */
    public static Comparator<@Nullable Object> comparator(boolean descending, NullPlacement nulls) {
        return ValueComparator.of(descending, nulls);
    }

    /**
     * Tells whether a comparison of two values means something: they are of one kind, and enums, records and values
     * outside the domain also of one class. The values of two lists are not looked at.
     *
     * @param a a value, not null
     * @param b a value, not null
     * @return whether {@link #compare} compares the values rather than their kinds or classes
     */
    public static boolean comparable(Object a, Object b) {
        ValueKind kind = ValueKind.of(a);
        if (kind != ValueKind.of(b)) {
            return false;
        }
        return switch (kind) {
            case ENUM -> ((Enum<?>) a).getDeclaringClass() == ((Enum<?>) b).getDeclaringClass();
            case RECORD -> a.getClass() == b.getClass();
            case OTHER -> a.getClass() == b.getClass() && a instanceof Comparable<?>;
            default -> true;
        };
    }

    /**
     * Tells whether two values are equal in comparisons.
     *
     * @param a a value, not null
     * @param b a value, not null
     * @return whether they are equal; values of different kinds are not
     */
    public static boolean equal(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof String x && b instanceof String y) {
            return x.equals(y);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        if (a instanceof Integer x && b instanceof Integer y) {
            return x.intValue() == y.intValue();
        }
        if (a instanceof Double x && b instanceof Double y) {
            return Numbers.equal(x, y);
        }
        return ValueEquality.equal(a, b);
    }

    /**
     * Tells whether two values belong to one group: both are null, or they are {@link #equal}.
     *
     * @param a a value or null
     * @param b a value or null
     * @return whether they are equal, null being equal to null
     */
    public static boolean equalOrBothNull(@Nullable Object a, @Nullable Object b) {
        return a == b || (a != null && b != null && equal(a, b));
    }

    /**
     * Gives a hash that is the same for all {@link #equal} values: {@code 1}, {@code 1L}, {@code 1.0} and {@code
     * 1.00} have one hash. It does not change from run to run, unless for values outside the domain.
     *
     * @param value a value or null
     * @return its hash, 0 for null
     */
    public static int hash(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String string) {
            return string.hashCode();
        }
        if (value instanceof Long number) {
            return NumberHash.of(number.longValue());
        }
        if (value instanceof Integer number) {
            return Long.hashCode(number);
        }
        if (value instanceof Double number) {
            return NumberHash.of(number.doubleValue());
        }
        return ValueEquality.hash(value);
    }

    /**
     * Gives the hash of an integer without boxing it.
     *
     * @param number the integer
     * @return what {@link #hash(Object)} gives for it
     */
    public static int hash(long number) {
        return NumberHash.of(number);
    }

    /**
     * Tells whether two values are the same, so that replacing one by the other would change nothing that can be
     * seen.
     *
     * <p>Numbers are the same if they are of one class and one representation: the bits of a double (all NaNs are
     * one), the scale of a decimal. Two lists are the same if their elements are, whatever their classes.
     *
     * @param a a value or null
     * @param b a value or null
     * @return whether they are the same
     */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof String || a instanceof Number) {
            return a.equals(b);
        }
        return Sameness.same(a, b);
    }

    /**
     * Tells which components of two records differ by sameness.
     *
     * @param before a record
     * @param after another of the same class
     * @param wanted the components of interest: the bit of a component is its index, from the 64th on they share the last
     * @return a mask of those of interest that differ; 0 if none does
     * @throws RecordAccessException if a component cannot be read
     */
    public static long diff(Object before, Object after, long wanted) {
        return before == after ? 0 : RecordShape.of(before.getClass()).diff(before, after, wanted);
    }

    /**
     * Gives the one form in which all equal values of one type are shown, at every depth: {@code 0.0} for negative
     * zero, one NaN, decimals without trailing zeros. The value keeps its type.
     *
     * <p>The result is equal to the value, and the value itself if that is canonical already. A record is rebuilt by
     * its canonical constructor, and only when one of its components changes; a rebuilt list is unmodifiable. A record
     * whose constructor refuses that stays as it is: {@link #isCanonical} tells, and whoever shows one of several equal
     * ones takes that of the lowest identity (law 3).
     *
     * @param <V> the type of the value
     * @param value a value or null
     * @return its canonical form, null for null
     * @throws RecordAccessException if a record cannot be read
     */
    @SuppressWarnings("unchecked") // every value keeps its type
    public static <V extends @Nullable Object> V canonical(V value) {
        return value == null ? value : (V) CanonicalForm.OWN_TYPE.of(value);
    }

    /**
     * Gives the one form in which all equal values are shown where number types mix: each number is a {@code Long},
     * else a {@code Double}, else a {@code BigDecimal}, whichever is the first to hold it exactly; otherwise as
     * {@link #canonical}.
     *
     * <p>This reaches into lists, and into those components of records that are declared with a type that holds all
     * three classes ({@code Number}, {@code Object}); components of one number type keep it. So do numbers under a type
     * variable, for their readers expect what it stands for: a {@code Box<Short>} holds a {@code Short}. Where equal ones may be
     * of other types, {@link #isCanonicalMixed} is false of them.
     *
     * @param value a value or null
     * @return its canonical form, null for null
     * @throws RecordAccessException if a record cannot be read
     */
    public static @Nullable Object canonicalMixed(@Nullable Object value) {
        return CanonicalForm.MIXED.ofNullable(value);
    }

    /**
     * Tells whether a value is what {@link #canonical} makes of every value equal to it, of one type.
     *
     * @param value a value or null
     * @return false where a number is in another form, at any depth
     * @throws RecordAccessException if a record cannot be read
     */
    public static boolean isCanonical(@Nullable Object value) {
        return CanonicalForm.OWN_TYPE.holds(value);
    }

    /**
     * Tells whether a value is what {@link #canonicalMixed} makes of every value equal to it.
     *
     * @param value a value or null
     * @return false where a number is in another form, or under a type variable of an unknown type, at any depth
     * @throws RecordAccessException if a record cannot be read
     */
    public static boolean isCanonicalMixed(@Nullable Object value) {
        return CanonicalForm.MIXED.holds(value);
    }

    /**
     * Gives the form in which a value is kept to be found by equality: canonical in its own type, and safe from later changes as a
     * {@linkplain #canonicalKey key} is. It needs no order.
     *
     * @param value a value, not null
     * @return its canonical form
     * @throws RecordAccessException if a record cannot be read
     */
    public static Object canonicalCopy(Object value) {
        return value instanceof Long || value instanceof String || value instanceof Integer ? value
                : CanonicalForm.KEPT.of(value);
    }

    /**
     * Gives the form in which a value is kept as a key: canonical in its own type, and safe from later changes, byte
     * arrays and modifiable lists being copied at every depth.
     *
     * @param <K> the type of the key
     * @param key a value, not null
     * @return its canonical form
     * @throws IllegalArgumentException if the key, or a part of it, is neither of the domain nor {@link Comparable}
     * @throws RecordAccessException if a record cannot be read
     */
    @SuppressWarnings("unchecked") // every value keeps its type
    public static <K> K canonicalKey(K key) {
        if (key instanceof Long || key instanceof String || key instanceof Integer) {
            return key;
        }
        Objects.requireNonNull(key,
                "A key is null; a collection maps a non-null key to a row: derive the key from fields that are set");
        return (K) CanonicalForm.KEY.of(key);
    }
}
