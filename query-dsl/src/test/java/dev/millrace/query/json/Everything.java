package dev.millrace.query.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A row with a component of each type of the domain. */
record Everything(byte tiny, short small, int medium, long large, float rough, double fine, boolean yes, char letter,
        @Nullable Byte boxedByte, @Nullable Short boxedShort, @Nullable Integer boxedInt, @Nullable Long boxedLong,
        @Nullable Float boxedFloat, @Nullable Double boxedDouble, @Nullable Boolean boxedBoolean,
        @Nullable Character boxedCharacter, @Nullable BigInteger huge, @Nullable BigDecimal exact,
        @Nullable String text,
        @Nullable Suit suit, @Nullable UUID id, @Nullable Instant instant, @Nullable LocalDate date,
        @Nullable LocalTime time, @Nullable LocalDateTime dateTime, @Nullable Duration duration,
        byte @Nullable [] bytes,
        @Nullable Place place, @Nullable List<@Nullable Place> places,
        @Nullable List<@Nullable List<@Nullable BigDecimal>> table, @Nullable List<@Nullable Everything> more) {

    Everything(byte tiny, short small, int medium, long large, float rough, double fine, boolean yes, char letter,
            @Nullable Byte boxedByte, @Nullable Short boxedShort, @Nullable Integer boxedInt, @Nullable Long boxedLong,
            @Nullable Float boxedFloat, @Nullable Double boxedDouble, @Nullable Boolean boxedBoolean,
            @Nullable Character boxedCharacter, @Nullable BigInteger huge, @Nullable BigDecimal exact,
            @Nullable String text, @Nullable Suit suit, @Nullable UUID id, @Nullable Instant instant,
            @Nullable LocalDate date, @Nullable LocalTime time, @Nullable LocalDateTime dateTime,
            @Nullable Duration duration, byte @Nullable [] bytes, @Nullable Place place,
            @Nullable List<@Nullable Place> places, @Nullable List<@Nullable List<@Nullable BigDecimal>> table,
            @Nullable List<@Nullable Everything> more) {
        this.tiny = tiny;
        this.small = small;
        this.medium = medium;
        this.large = large;
        this.rough = rough;
        this.fine = fine;
        this.yes = yes;
        this.letter = letter;
        this.boxedByte = boxedByte;
        this.boxedShort = boxedShort;
        this.boxedInt = boxedInt;
        this.boxedLong = boxedLong;
        this.boxedFloat = boxedFloat;
        this.boxedDouble = boxedDouble;
        this.boxedBoolean = boxedBoolean;
        this.boxedCharacter = boxedCharacter;
        this.huge = huge;
        this.exact = exact;
        this.text = text;
        this.suit = suit;
        this.id = id;
        this.instant = instant;
        this.date = date;
        this.time = time;
        this.dateTime = dateTime;
        this.duration = duration;
        this.bytes = bytes;
        this.place = place;
        this.places = places;
        this.table = table;
        this.more = more;
    }

    enum Suit {
        CLUBS, HEARTS {
        }
    }

    record Place(@Nullable String name, double latitude) {
    }
}
