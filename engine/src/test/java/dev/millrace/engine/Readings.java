package dev.millrace.engine;

import java.time.Instant;
import java.util.List;

import dev.millrace.query.Assignment;
import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.testkit.sample.Choices;

/** Draws rows: some of their values are those at which implementations part, the others are spread so that groups hold many. */
final class Readings {

    static final RelationRef<Reading> READINGS = RelationRef.of("readings", Reading.class, Reading::id);

    private static final List<Integer> WHOLE = List.of(0, 1, -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Short> SMALL = List.of((short) 0, (short) 1, (short) -1, Short.MAX_VALUE,
            Short.MIN_VALUE);
    private static final List<Byte> LEAST = List.of((byte) 0, (byte) 1, (byte) -1, Byte.MAX_VALUE, Byte.MIN_VALUE);
    private static final List<Long> LARGE = List.of(0L, 1L, -5L, 2L, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1,
            -(1L << 53) - 1, 3_037_000_500L);
    private static final List<Float> SINGLE = List.of(0f, -0f, 1f, 0.1f, Float.NaN, Float.intBitsToFloat(0x7fc0_0001),
            Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    private static final List<Double> REAL = List.of(0.0, -0.0, 1.0, 0.1, Double.NaN,
            Double.longBitsToDouble(0x7ff8_0000_0000_0001L), Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE,
            0x1p53, 1e-300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    private static final List<Character> LETTER = List.of('a', 'b', 'A', Character.MIN_VALUE, Character.MAX_VALUE);

    private final int kinds;
    private final int spread;
    private final Choices choices;

    /** Draws rows of some kinds, with values from few or many. */
    Readings(Choices choices) {
        this.kinds = 1 + choices.below(4);
        this.spread = choices.from(List.of(1000, 5, 60));
        this.choices = choices;
    }

    /** A row with a key. */
    Reading any(long id) {
        return new Reading(id, choices.oneIn(3) ? choices.from(WHOLE) : spread(),
                choices.oneIn(3) ? choices.from(SMALL) : (short) spread(),
                choices.oneIn(3) ? choices.from(LEAST) : (byte) spread(),
                choices.oneIn(3) ? choices.from(LARGE) : spread() * 1_000_000_007L,
                choices.oneIn(3) ? choices.from(SINGLE) : spread() / 8f,
                choices.oneIn(3) ? choices.from(REAL) : spread() / 7.0,
                choices.oneIn(3) ? choices.from(LETTER) : (char) ('m' + spread()), choices.oneIn(2),
                choices.oneIn(5) ? null : choices.below(kinds), choices.oneIn(5) ? null : moment());
    }

    private int spread() {
        return choices.below(spread) - spread / 2;
    }

    private Instant moment() {
        return Instant.ofEpochSecond(choices.below(20), choices.below(3) * 300_000_000L);
    }

    /** A row with another value in one component, or in several. */
    Reading changed(Reading row) {
        Reading other = any(row.id());
        List<Component> components = READINGS.rowType().components();
        for (int i = choices.oneIn(6) ? 3 : 1; i > 0; i--) {
            Component component = components.get(1 + choices.below(components.size() - 1));
            row = READINGS.rowType().with(row, List.of(new Assignment<>(component, component.get(other))));
        }
        return row;
    }
}
