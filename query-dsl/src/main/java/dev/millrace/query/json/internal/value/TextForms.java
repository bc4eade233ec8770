package dev.millrace.query.json.internal.value;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonToken;

/** Booleans, and values that are text: characters, bytes, and those with an ISO form. */
final class TextForms {

    private static final String DATE = "[+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2}";
    private static final String TIME = "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?";

    private TextForms() {
    }

    static List<ScalarForm<?>> all() {
        return List.of(booleans(), strings(), characters(), uuids(), bytes(),
                ScalarForm.text(LocalDate.class, "a date such as 2001-01-31", LocalDate::parse,
                        policies -> SchemaWriter.format("date")),
                ScalarForm.text(LocalTime.class, "a time such as 06:05", LocalTime::parse,
                        policies -> SchemaWriter.pattern("^" + TIME + "$")),
                ScalarForm.text(LocalDateTime.class, "a date and time such as 2001-01-31T06:05", LocalDateTime::parse,
                        policies -> SchemaWriter.pattern("^" + DATE + "T" + TIME + "$")),
                ScalarForm.text(Instant.class, "an instant such as 2001-01-31T06:05:00Z", Instant::parse,
                        policies -> SchemaWriter.format("date-time")),
                ScalarForm.text(OffsetDateTime.class, "a date and time such as 2001-01-31T06:05+01:00",
                        OffsetDateTime::parse,
                        policies -> SchemaWriter.pattern("^" + DATE + "T" + TIME + "(Z|[+-].*)$")),
                ScalarForm.text(ZonedDateTime.class, "a date and time such as 2001-01-31T06:05+01:00[Europe/Paris]",
                        ZonedDateTime::parse,
                        policies -> SchemaWriter.pattern("^" + DATE + "T" + TIME + "(Z|[+-]).*$")),
                ScalarForm.text(YearMonth.class, "a month such as 2001-01", YearMonth::parse,
                        policies -> SchemaWriter.pattern("^[+-]?[0-9]{4,9}-[0-9]{2}$")),
                // The format of JSON Schema knows no fractions and no signs.
                ScalarForm.text(Duration.class, "a duration such as PT15M", Duration::parse,
                        policies -> SchemaWriter.pattern("^[+-]?P.+$")),
                ScalarForm.text(Period.class, "a period such as P1M", Period::parse,
                        policies -> SchemaWriter.pattern("^[+-]?P.+$")));
    }

    private static ScalarForm<Boolean> booleans() {
        return new ScalarForm<>(Boolean.class, "a boolean", source -> {
            if (source.token() != JsonToken.VALUE_TRUE && source.token() != JsonToken.VALUE_FALSE) {
                throw source.unexpected("a boolean");
            }
            return source.token() == JsonToken.VALUE_TRUE;
        }, (value, sink) -> sink.generator().writeBoolean(value), policies -> SchemaWriter.type("boolean"));
    }

    private static ScalarForm<String> strings() {
        return ScalarForm.text(String.class, "a string", Function.identity(), policies -> SchemaWriter.type("string"));
    }

    private static ScalarForm<Character> characters() {
        return ScalarForm.text(Character.class, "a string of one character", text -> {
            if (text.length() != 1) {
                throw new IllegalArgumentException("its length is " + text.length());
            }
            return text.charAt(0);
        }, policies -> SchemaWriter.type("string").put("minLength", 1).put("maxLength", 1));
    }

    private static ScalarForm<UUID> uuids() {
        return ScalarForm.text(UUID.class, "a UUID", text -> {
            UUID uuid = UUID.fromString(text);
            if (!uuid.toString().equalsIgnoreCase(text)) {
                throw new IllegalArgumentException("it is written " + uuid);
            }
            return uuid;
        }, policies -> SchemaWriter.format("uuid"));
    }

    private static ScalarForm<byte[]> bytes() {
        String expected = "bytes in base64";
        return new ScalarForm<>(byte[].class, expected, source -> {
            if (source.token() != JsonToken.VALUE_STRING) {
                throw source.unexpected(expected);
            }
            String text = source.text();
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder passes over bits that nobody wrote and padding that is missing.
            if (!Arrays.equals(Base64.getEncoder().encode(bytes), text.getBytes(StandardCharsets.ISO_8859_1))) {
                throw new IllegalArgumentException("bits or padding at its end are wrong");
            }
            return bytes;
        }, (value, sink) -> sink.generator().writeString(Base64.getEncoder().encodeToString(value)),
                policies -> SchemaWriter.type("string").put("contentEncoding", "base64"));
    }
}
