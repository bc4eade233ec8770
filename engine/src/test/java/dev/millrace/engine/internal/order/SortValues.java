package dev.millrace.engine.internal.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Random values of every type that an order may have, many of them close to each other or at the ends of their type. */
final class SortValues {

    record Pair(int first, String second) {
    }

    static final List<Class<?>> TYPES = List.of(Boolean.class, Byte.class, Short.class, Integer.class, Long.class,
            Float.class, Double.class, BigDecimal.class, BigInteger.class, Number.class, String.class, TimeUnit.class,
            Character.UnicodeScript.class, UUID.class, Instant.class, LocalDate.class, LocalTime.class,
            LocalDateTime.class, Duration.class, byte[].class, Pair.class, List.class, Object.class);

    private static final double[] DOUBLES = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1, -1,
        1.0000000000000002, 0x1p53, 0x1p63, -0x1p63, Float.MAX_VALUE, Float.MIN_VALUE};
    private static final int[] POINTS = {0, 1, 2, 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDBFF, 0xDC00,
        0xDFFF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10001, 0x1F600, 0x10FFFF};

    private final Random random;

    SortValues(Random random) {
        this.random = random;
    }

    Object any(Class<?> type) {
        if (type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == Byte.class) {
            return (byte) integral();
        } else if (type == Short.class) {
            return (short) integral();
        } else if (type == Integer.class) {
            return (int) integral();
        } else if (type == Long.class) {
            return integral();
        } else if (type == Float.class) {
            return (float) floating();
        } else if (type == Double.class) {
            return floating();
        } else if (type == BigDecimal.class) {
            return decimal();
        } else if (type == BigInteger.class) {
            return decimal().toBigInteger();
        } else if (type == Number.class) {
            return any(TYPES.get(1 + random.nextInt(8)));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type == Object.class) {
            return any(TYPES.get(random.nextInt(TYPES.size() - 1)));
        }
        return anyOther(type);
    }

    private Object anyOther(Class<?> type) {
        if (type == String.class) {
            return text();
        } else if (type == UUID.class) {
            return new UUID(integral(), integral());
        } else if (type == Instant.class) {
            return random.nextInt(9) == 0 ? random.nextBoolean() ? Instant.MAX : Instant.MIN
                    : Instant.ofEpochSecond(integral() >> 10, random.nextInt(3));
        } else if (type == LocalDate.class) {
            return random.nextInt(9) == 0 ? random.nextBoolean() ? LocalDate.MAX : LocalDate.MIN
                    : LocalDate.ofEpochDay(integral() % 365_000_000_000L);
        } else if (type == LocalTime.class) {
            return random.nextInt(9) == 0 ? LocalTime.MAX
                    : LocalTime.ofNanoOfDay(Math.floorMod(integral(), 86_400_000_000_000L));
        } else if (type == LocalDateTime.class) {
            return LocalDateTime.of((LocalDate) any(LocalDate.class), (LocalTime) any(LocalTime.class));
        } else if (type == Duration.class) {
            return Duration.ofSeconds(integral(), random.nextInt(3) - 1L > 0 ? 999_999_999 : 0);
        } else if (type == byte[].class) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(4) - 1);
            }
            return bytes;
        } else if (type == Pair.class) {
            return new Pair(random.nextInt(3), text());
        }
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(integral());
        }
        return list;
    }

    private long integral() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(4) - 2;
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> Long.MIN_VALUE + random.nextInt(2);
            case 3 -> random.nextLong() >> random.nextInt(64);
            default -> 1_600_000_000_000L + random.nextInt(300);
        };
    }

    private double floating() {
        return switch (random.nextInt(3)) {
            case 0 -> DOUBLES[random.nextInt(DOUBLES.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextInt(5) - 2;
        };
    }

    private BigDecimal decimal() {
        double near = floating();
        BigDecimal decimal = Double.isFinite(near) ? new BigDecimal(near) : BigDecimal.valueOf(integral(), 3);
        return switch (random.nextInt(4)) {
            case 0 -> decimal.add(BigDecimal.valueOf(random.nextInt(3) - 1, 40));
            case 1 -> BigDecimal.valueOf(integral(), random.nextInt(30) - 15);
            case 2 -> decimal.scaleByPowerOfTen(random.nextInt(700) - 350);
            default -> decimal;
        };
    }

    /** Few characters, so that many have a common beginning; lone surrogates among them. */
    String text() {
        StringBuilder text = new StringBuilder("word word ".substring(0, random.nextInt(3) * 5));
        for (int i = random.nextInt(8); i > 0; i--) {
            if (random.nextBoolean()) {
                text.append((char) ('a' + random.nextInt(2)));
            } else {
                text.appendCodePoint(POINTS[random.nextInt(POINTS.length)]);
            }
        }
        return text.toString();
    }
}
