package dev.millrace.engine.internal.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Keys that are hard on hash tables. */
final class Keys {

    private Keys() {
    }

    /** A family of keys: equal numbers give equal keys, perhaps of different types. */
    static Object of(int family, int number, Random random) {
        return FAMILIES.get(family).key(number, random);
    }

    static final int FAMILY_COUNT = 4;

    private static final List<Family> FAMILIES = List.of(
            (number, random) -> number,
            (number, random) -> anyType(number, random),
            (number, random) -> colliding(number),
            (number, random) -> "key " + number);

    @FunctionalInterface
    private interface Family {
        Object key(int number, Random random);
    }

    private static final List<IntFunction<Number>> TYPES = List.of(
            number -> number, number -> (long) number, number -> (double) number, number -> (float) number,
            number -> new BigDecimal(number).setScale(3), BigInteger::valueOf);

    private static Number anyType(int number, Random random) {
        return TYPES.get(random.nextInt(TYPES.size())).apply(number);
    }

    /** Strings of one length and one hash code: every two characters are either "Aa" or "BB". */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 10; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }
}
