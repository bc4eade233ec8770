package dev.millrace.query.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The forms a value can be brought into; each returns the value itself where nothing changes. */
enum CanonicalForm {
    /** Numbers keep their type. */
    OWN_TYPE,
    /** Numbers become long, else double, else decimal. */
    MIXED,
    /**
     * Numbers keep their type although several may meet: whoever reads them expects the type that a type variable stands for. So no
     * number is the one form of all that equal it.
     */
    AS_GIVEN,
    /** Like {@link #OWN_TYPE}; what can be modified is copied. */
    KEPT,
    /** Like {@link #KEPT}; what has no order is refused. */
    KEY;

    private static final int FEW_DIGITS = 60;
    private static final int MAX_LONG_DIGITS = 19;
    private static final int MAX_DOUBLE_DIGITS = 309;
    private static final long NAN_BITS = Double.doubleToRawLongBits(Double.NaN);

    /** Whether numbers of several types may meet in what is brought into this form, so that the declarations in it decide. */
    boolean mixes() {
        return this == MIXED || this == AS_GIVEN;
    }

    boolean copies() {
        return this == KEPT || this == KEY;
    }

    @Nullable
    Object ofNullable(@Nullable Object value) {
        return value == null ? null : of(value);
    }

    Object of(Object value) {
        return switch (ValueKind.of(value)) {
            case NUMBER -> this == MIXED ? mixed((Number) value) : ownType((Number) value);
            case BYTES -> copies() ? ((byte[]) value).clone() : value;
            case RECORD -> RecordShape.of(value.getClass()).canonical(value, this);
            case LIST -> list((List<?>) value);
            case MAP -> MapValues.canonical((Map<?, ?>) value, this);
            case OTHER -> this == KEY ? KeyTypes.requireOrdered(value) : value;
            default -> value;
        };
    }

    /** Whether the value is in this form at every depth, which a part whose constructor refuses the form is not. */
    boolean holds(@Nullable Object value) {
        return value == null || switch (ValueKind.of(value)) {
            case NUMBER -> this != AS_GIVEN && of(value) == value;
            case RECORD -> RecordShape.of(value.getClass()).isIn(value, this);
            case LIST -> ((List<?>) value).stream().allMatch(this::holds);
            case MAP -> ((Map<?, ?>) value).values().stream().allMatch(this::holds);
            default -> true;
        };
    }

    static boolean isCanonical(double value) {
        return value != 0 ? !Double.isNaN(value) || Double.doubleToRawLongBits(value) == NAN_BITS : 1 / value > 0;
    }

    static Number ownType(Number value) {
        if (value instanceof Double number) {
            return isCanonical(number) ? value : Double.valueOf(number == 0 ? 0.0 : Double.NaN);
        }
        if (value instanceof Float number) {
            return isCanonical(number) ? value : Float.valueOf(number == 0 ? 0.0f : Float.NaN);
        }
        return value instanceof BigDecimal decimal ? strip(decimal) : value;
    }

    /** Drops the trailing zeros that the range of scales has room for; the decimal itself if there are none. */
    static BigDecimal strip(BigDecimal value) {
        if (value.signum() == 0) {
            return value.scale() == 0 ? value : BigDecimal.ZERO;
        }
        long room = (long) value.scale() - Integer.MIN_VALUE;
        if (value.precision() > Math.min(room, FEW_DIGITS)) {
            return stripMany(value, room);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() == value.scale() ? value : stripped;
    }

    /** The same by halving powers of ten: one by one, many zeros take quadratic time. */
    private static BigDecimal stripMany(BigDecimal value, long room) {
        BigInteger digits = value.unscaledValue();
        int limit = (int) Math.min(digits.getLowestSetBit(), room);
        int dropped = 0;
        for (int step = Integer.highestOneBit(limit); step > 0; step >>= 1) {
            if (step <= limit - dropped) {
                BigInteger[] parts = digits.divideAndRemainder(BigInteger.TEN.pow(step));
                if (parts[1].signum() == 0) {
                    digits = parts[0];
                    dropped += step;
                }
            }
        }
        return dropped == 0 ? value : new BigDecimal(digits, value.scale() - dropped);
    }

    private static Number mixed(Number value) {
        if (Numbers.isIntegral(value)) {
            return value instanceof Long ? value : Long.valueOf(value.longValue());
        }
        if (Numbers.isFloating(value)) {
            double number = value.doubleValue();
            long whole = (long) number;
            if (whole == number && whole != Long.MAX_VALUE) {
                return whole;
            }
            return value instanceof Double && isCanonical(number) ? value
                    : Double.valueOf(Double.isNaN(number) ? Double.NaN : number);
        }
        BigDecimal decimal = strip(Numbers.decimal(value));
        if (decimal.scale() <= 0 && Numbers.exponent(decimal) < MAX_LONG_DIGITS) {
            BigInteger integer = decimal.toBigInteger();
            if (integer.bitLength() < Long.SIZE) {
                return integer.longValue();
            }
        }
        double nearest = Numbers.exponent(decimal) < MAX_DOUBLE_DIGITS ? decimal.doubleValue() : Double.NaN;
        return Numbers.isExactly(nearest, decimal) ? (Number) nearest : (Number) decimal;
    }

    private List<?> list(List<?> list) {
        List<@Nullable Object> copy = null;
        int index = 0;
        boolean nulls = false;
        for (Object element : list) {
            Object canonical = ofNullable(element);
            nulls |= element == null;
            if (copy == null && canonical != element) {
                copy = new ArrayList<>(list.subList(0, index));
            }
            if (copy != null) {
                copy.add(canonical);
            }
            index++;
        }
        if (copy != null) {
            return Collections.unmodifiableList(copy);
        }
        return copies() ? frozen(list, nulls) : list;
    }

    /** A copy of the list, or the list itself if it is known to be immutable. */
    private static List<?> frozen(List<?> list, boolean nulls) {
        return nulls ? Collections.unmodifiableList(new ArrayList<>(list)) : List.copyOf(list);
    }
}
