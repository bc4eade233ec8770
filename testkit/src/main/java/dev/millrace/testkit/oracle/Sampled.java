package dev.millrace.testkit.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;

/**
 * A row with a component of each type that has columns. The components whose names begin with {@code odd} hold what some databases
 * have no columns for.
 *
 * @param id the key
 * @param flag a boolean
 * @param tiny an integer of 8 bits
 * @param small an integer of 16 bits
 * @param whole an integer of 32 bits
 * @param big an integer of 64 bits
 * @param single a finite float
 * @param real a finite double
 * @param exact a decimal of at most 38 digits
 * @param text a string
 * @param other another string
 * @param colour an enum
 * @param token a UUID
 * @param at an instant
 * @param day a date
 * @param time a time of day
 * @param stamp a date with a time of day
 * @param span a duration
 * @param bytes bytes
 * @param oddSingle a float, also infinite or none
 * @param oddReal a double, also infinite or none
 * @param oddExact a decimal of many digits
 */
public record Sampled(int id, @Nullable Boolean flag, @Nullable Byte tiny, short small, @Nullable Integer whole,
        @Nullable Long big, @Nullable Float single, @Nullable Double real, @Nullable BigDecimal exact,
        @Nullable String text, String other, @Nullable Colour colour, @Nullable UUID token, @Nullable Instant at,
        @Nullable LocalDate day, @Nullable LocalTime time, @Nullable LocalDateTime stamp, @Nullable Duration span,
        byte @Nullable [] bytes, @Nullable Float oddSingle, @Nullable Double oddReal, @Nullable BigDecimal oddExact) {

    /** An enum whose declaration order is not that of its names. */
    public enum Colour {
        /** The first. */
        RED,
        /** The second. */
        GREEN,
        /** The last. */
        BLUE
    }

    /** The relation of such rows. */
    public static final RelationRef<Sampled> SAMPLED = RelationRef.of("sampled", Sampled.class, Sampled::id);
}
