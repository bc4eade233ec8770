package dev.millrace.engine.internal.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/**
 * Values as bytes of a number that their type tells: 1, 2, 4 and 8 for integers, 4 and 8 for floating-point numbers, whose zeros are
 * one and whose NaN is the greatest, 5 for a date, 6 for a time of day, 11 for both and for an instant, 12 for a duration and 16 for
 * a UUID.
 */
final class FixedCodes {

    static final int FALSE = 1;
    static final int TRUE = 2;

    private static final int DATE_WIDTH = 5;
    private static final long DATE_OFFSET = 1L << 39;
    private static final int TIME_WIDTH = 6;
    private static final int SECONDS_WIDTH = 7;
    private static final long SECONDS_OFFSET = 1L << 55;
    /** So many constants have a byte each, beside those for null. */
    private static final int MOST_SMALL = 254;

    private FixedCodes() {
    }

    static ValueCode of(Class<?> type) {
        if (type == Boolean.class) {
            return new BooleanCode();
        }
        if (type == Byte.class || type == Short.class || type == Integer.class || type == Long.class) {
            return new IntegralCode(width(type));
        }
        if (type == Float.class || type == Double.class) {
            return new FloatingCode(width(type));
        }
        if (type == Number.class || BigDecimal.class.isAssignableFrom(type)
                || BigInteger.class.isAssignableFrom(type)) {
            return new RoundedCode();
        }
        if (type.isEnum()) {
            return new EnumCode(type.getEnumConstants().length);
        }
        return type == UUID.class ? new UuidCode() : ofTime(type);
    }

    private static ValueCode ofTime(Class<?> type) {
        if (type == LocalDate.class) {
            return new DateCode();
        }
        if (type == LocalTime.class) {
            return new TimeCode();
        }
        if (type == LocalDateTime.class) {
            return new DateTimeCode();
        }
        if (type == Instant.class) {
            return new InstantCode();
        }
        return type == Duration.class ? new DurationCode() : new OpaqueCode();
    }

    /** The bytes of a number. */
    static int width(Class<?> type) {
        return type == Byte.class ? Byte.BYTES : type == Short.class ? Short.BYTES
                : type == Integer.class || type == Float.class ? Integer.BYTES : Long.BYTES;
    }

    static long integral(long value, int width) {
        return value + (1L << Byte.SIZE * width - 1);
    }

    static long floating(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0 : value);
        return bits ^ (bits >> Long.SIZE - 1 | Long.MIN_VALUE);
    }

    static long floating(float value) {
        int bits = Float.floatToIntBits(value == 0 ? 0 : value);
        return (bits ^ (bits >> Integer.SIZE - 1 | Integer.MIN_VALUE)) & 0xFFFF_FFFFL;
    }

    private static final class BooleanCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            out.put((Boolean) value ? TRUE : FALSE);
            return true;
        }

        @Override
        boolean leavesRoomForNull() {
            return true;
        }
    }

    private static final class EnumCode extends ValueCode {
        private final boolean small;

        EnumCode(int constants) {
            this.small = constants <= MOST_SMALL;
        }

        @Override
        boolean write(Object value, ByteWindow out) {
            int ordinal = ((Enum<?>) value).ordinal();
            if (small) {
                out.put(ordinal + 1);
            } else {
                out.put(ordinal, Short.BYTES);
            }
            return true;
        }

        @Override
        boolean leavesRoomForNull() {
            return small;
        }
    }

    private static final class IntegralCode extends ValueCode {
        private final int width;

        IntegralCode(int width) {
            this.width = width;
        }

        @Override
        boolean write(Object value, ByteWindow out) {
            out.put(integral(((Number) value).longValue(), width), width);
            return true;
        }
    }

    private static final class FloatingCode extends ValueCode {
        private final int width;

        FloatingCode(int width) {
            this.width = width;
        }

        @Override
        boolean write(Object value, ByteWindow out) {
            Number number = (Number) value;
            out.put(width == Float.BYTES ? floating(number.floatValue()) : floating(number.doubleValue()), width);
            return true;
        }
    }

    /** Numbers that may differ where their nearest doubles do not. */
    private static final class RoundedCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            out.put(floating(((Number) value).doubleValue()), Double.BYTES);
            return false;
        }
    }

    private static final class UuidCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            UUID id = (UUID) value;
            out.put(id.getMostSignificantBits(), Long.BYTES);
            out.put(id.getLeastSignificantBits(), Long.BYTES);
            return true;
        }
    }

    private static final class DateCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            out.put(((LocalDate) value).toEpochDay() + DATE_OFFSET, DATE_WIDTH);
            return true;
        }
    }

    private static final class TimeCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            out.put(((LocalTime) value).toNanoOfDay(), TIME_WIDTH);
            return true;
        }
    }

    private static final class DateTimeCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            LocalDateTime time = (LocalDateTime) value;
            out.put(time.toLocalDate().toEpochDay() + DATE_OFFSET, DATE_WIDTH);
            out.put(time.toLocalTime().toNanoOfDay(), TIME_WIDTH);
            return true;
        }
    }

    private static final class InstantCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            Instant instant = (Instant) value;
            out.put(instant.getEpochSecond() + SECONDS_OFFSET, SECONDS_WIDTH);
            out.put(instant.getNano(), Integer.BYTES);
            return true;
        }
    }

    private static final class DurationCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            Duration duration = (Duration) value;
            out.put(integral(duration.getSeconds(), Long.BYTES), Long.BYTES);
            out.put(duration.getNano(), Integer.BYTES);
            return true;
        }
    }

    /** Values of which nothing is known. */
    private static final class OpaqueCode extends ValueCode {
        @Override
        boolean write(Object value, ByteWindow out) {
            return false;
        }
    }
}
