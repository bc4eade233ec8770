package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.JsonArbitraries.Open;
import dev.millrace.query.value.Values;

/** Documents with faults in them are values or refused by a codec exception: nothing else, and what is a value goes on as one. */
class CodecFuzzTest {

    private static final RowCodec<Everything> ROWS = RowCodec.of(Everything.class);
    private static final RowCodec<Everything> LENIENT =
            ROWS.with(UnknownFields.IGNORE).with(MissingFields.AS_NULL).with(BigNumbers.AS_STRING);
    private static final ValueCodec VALUES =
            ValueCodec.of(TypeRegistry.of(Everything.Suit.class, Everything.Place.class, Open.class));

    /** What faults are made of: whatever means something to JSON or to a reader of text. */
    private static final List<String> PIECES = List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800",
            "null",
            "true", "0", "-", "-0", "1e", "e9", ".", "E+2147483648", "1e999", "99999999999999999999", "NaN", "\"NaN\"",
            "\"Infinity\"", "\"\"", "{}", "[]", "\0", "é", "\ud83d", " ", "/*", "T", "Z", "PT", "=",
            "\"type\":\"long\",",
            "\"value\":", "[[[[[[[[[[[[[[[[[[[[[[[[");

    @Provide
    Arbitrary<Everything> rows() {
        return JsonArbitraries.rows();
    }

    @Provide
    Arbitrary<@Nullable Object> values() {
        return JsonArbitraries.values();
    }

    @Property(tries = 100, seed = "7001", edgeCases = EdgeCasesMode.NONE)
    void row_withFaults_isARowOrRefused(@ForAll("rows") Everything row, @ForAll long seed) {
        Random random = new Random(seed);
        String text = ROWS.encodeToString(row);
        for (int i = 0; i < 50; i++) {
            String faulty = mutate(text, random);

            byte[] flipped = flipped(text, random);

            valueOrRefused(() -> ROWS.decode(faulty), read -> ROWS.decode(ROWS.encodeToString(read)));
            valueOrRefused(() -> LENIENT.decode(faulty), read -> LENIENT.decode(LENIENT.encodeToString(read)));
            valueOrRefused(() -> ROWS.decode(flipped), read -> ROWS.decode(ROWS.encodeToBytes(read)));
        }
    }

    @Property(tries = 200, seed = "7002", edgeCases = EdgeCasesMode.NONE)
    void value_withFaults_isAValueOrRefused(@ForAll("values") @Nullable Object value, @ForAll long seed) {
        Random random = new Random(seed);
        String text = VALUES.encodeToString(value);
        for (int i = 0; i < 50; i++) {
            String faulty = mutate(text, random);

            valueOrRefused(() -> VALUES.decode(faulty), read -> VALUES.decode(VALUES.encodeToString(read)));
            valueOrRefused(() -> VALUES.decode(JsonText.parse(faulty, JsonLimits.DEFAULT)),
                    read -> VALUES.decode(VALUES.encode(read)));
        }
    }

    private static <T extends @Nullable Object> void valueOrRefused(Supplier<T> reader, UnaryOperator<T> again) {
        T value;
        try {
            value = reader.get();
        } catch (JsonCodecException e) {
            assertThat(e.getMessage()).startsWith("At ").contains(" was expected, but found ").hasSizeLessThan(4_000);
            return;
        }
        assertThat(Values.same(value, again.apply(value))).as("what was read of %s", value).isTrue();
    }

    /** A text with up to three pieces cut out, doubled, or put in. */
    private static String mutate(String text, Random random) {
        String mutated = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(random.nextInt(10) == 0 ? 200 : 4));
            String inserted = switch (random.nextInt(3)) {
                case 0 -> "";
                case 1 -> PIECES.get(random.nextInt(PIECES.size()));
                default -> mutated.substring(from, to).repeat(2);
            };
            mutated = mutated.substring(0, from) + inserted + mutated.substring(to);
        }
        return mutated;
    }

    /** The bytes of a text, one of them another one. */
    private static byte[] flipped(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
