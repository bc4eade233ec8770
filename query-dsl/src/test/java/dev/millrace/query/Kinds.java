package dev.millrace.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A row with a component of each kind. */
record Kinds(int i, long l, short s, byte b, double d, float f, boolean z, char c,
        @Nullable Integer boxedI, @Nullable Long boxedL, @Nullable Short boxedS, @Nullable Byte boxedB,
        @Nullable Double boxedD,
        @Nullable Float boxedF, @Nullable Boolean boxedZ, @Nullable Character boxedC,
        BigDecimal decimal, BigInteger big, String text, Samples.Status status, UUID uuid, Instant instant,
        LocalDate date,
        LocalTime time, LocalDateTime dateTime, Duration duration, byte[] bytes, List<String> list, Samples.Team team,
        Number number,
        Object object, Optional<String> optional) {

    static Kinds filled() {
        return new Kinds(1, 2, (short) 3, (byte) 4, 5.5, 6.5f, true, 'c', 7, 8L, (short) 9, (byte) 10, 11.5, 12.5f,
                false, 'd',
                new BigDecimal("1.0"), BigInteger.TEN, "text", Samples.Status.WAITING, new UUID(1, 2), Instant.EPOCH,
                LocalDate.EPOCH,
                LocalTime.NOON, LocalDate.EPOCH.atTime(LocalTime.NOON), Duration.ofDays(1), new byte[] {1},
                List.of("x"),
                new Samples.Team("core", 2), 13, "object", Optional.empty());
    }

    static Kinds empty() {
        return new Kinds(0, 0, (short) 0, (byte) 0, 0, 0, false, 'c', null, null, null, null, null, null, null, null,
                BigDecimal.ZERO, BigInteger.ZERO, "", Samples.Status.OPEN, new UUID(0, 0), Instant.EPOCH,
                LocalDate.EPOCH,
                LocalTime.MIDNIGHT, LocalDate.EPOCH.atStartOfDay(), Duration.ZERO, new byte[0], List.of(),
                new Samples.Team("", 0), 0, "", Optional.empty());
    }
}
