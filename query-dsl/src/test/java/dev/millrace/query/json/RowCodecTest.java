package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.RowType;
import dev.millrace.query.json.Everything.Place;
import dev.millrace.query.json.Everything.Suit;

class RowCodecTest {

    record Tree(String name, List<Tree> children) {
    }

    record Box<T extends @Nullable Object>(T content, List<T> more) {
    }

    record Boxes(Box<Long> numbers, Box<Box<String>> nested) {
    }

    record Endless<T>(@Nullable Endless<List<T>> next) {
    }

    record Wide(OffsetDateTime offset, ZonedDateTime zoned, YearMonth month, Period period, Set<String> tags,
            Map<String, Long> counts) {
    }

    sealed interface Figure {
    }

    record Dot(int x) implements Figure {
    }

    record Drawing(@Nullable Figure figure, @Nullable Number size) {
    }

    record Big(long id, BigInteger huge, BigDecimal price, int count) {
    }

    record Odd(int id, Thread thread) {
    }

    record OddMap(Map<Integer, String> map) {
    }

    @Test
    void encode_places_writesAFieldForEachComponentInOrder() {
        RowCodec<Place> codec = RowCodec.of(Place.class);

        assertThat(codec.encode(new Place(null, -0.0))).hasToString("{\"name\":null,\"latitude\":-0.0}");
        assertThat(codec.encodeToString(new Place("a", Double.NaN))).isEqualTo("{\"name\":\"a\",\"latitude\":\"NaN\"}");
        assertThat(codec.encodeToBytes(new Place("\ud800é", 1)))
                .asString(StandardCharsets.UTF_8).isEqualTo("{\"name\":\"\\ud800\\u00e9\",\"latitude\":1.0}");
    }

    @Test
    void decode_ofItsOwnKind_isReadAndWritten() {
        String json = "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}";
        RowCodec<Tree> codec = RowCodec.of(Tree.class);

        Tree tree = codec.decode(json);

        assertThat(tree).isEqualTo(new Tree("a", List.of(new Tree("b", List.of()))));
        assertThat(codec.encode(tree)).hasToString(json);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> tree.children().clear());
    }

    @Test
    void decode_genericRecords_knowTheirArguments() {
        Boxes boxes = new Boxes(new Box<>(1L, List.of(2L)), new Box<>(new Box<>("a", List.of()), List.of()));
        RowCodec<Boxes> codec = RowCodec.of(Boxes.class);

        assertThat(codec.decode(codec.encodeToString(boxes))).isEqualTo(boxes);
        assertThatIllegalArgumentException().isThrownBy(() -> RowCodec.of(Endless.class))
                .withMessageContaining("Endless::next").withMessageContaining("have no JSON form");
    }

    @Test
    void decode_typesBesideTheDomain_comeBack() {
        Wide wide = new Wide(OffsetDateTime.parse("2001-01-31T06:05+01:00"),
                ZonedDateTime.parse("2001-01-31T06:05+01:00[Europe/Paris]"), YearMonth.of(2001, 1), Period.ofMonths(1),
                Set.of("a", "b"), Map.of("x", 1L));
        RowCodec<Wide> codec = RowCodec.of(Wide.class);

        assertThat(codec.decode(codec.encodeToBytes(wide))).isEqualTo(wide);
    }

    @Test
    void decode_openComponents_needARegistry() {
        RowType<Drawing> type = RowType.of(Drawing.class);
        RowCodec<Drawing> codec = RowCodec.of(type, TypeRegistry.of(Dot.class, Suit.class));
        Drawing drawing = new Drawing(new Dot(1), new BigDecimal("1.50"));

        String json = codec.encodeToString(drawing);

        assertThat(json).isEqualTo("{\"figure\":{\"type\":\"record\",\"name\":\"Dot\",\"value\":{\"x\":1}},"
                + "\"size\":{\"type\":\"decimal\",\"value\":\"1.50\"}}");
        assertThat(codec.decode(json)).isEqualTo(drawing);
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode("{\"figure\":\"text\",\"size\":1}"))
                .withMessage("At /figure: a value of type Figure was expected, but found a value of java.lang.String");
        assertThatIllegalArgumentException().isThrownBy(() -> RowCodec.of(type))
                .withMessageContaining("Drawing::figure").withMessageContaining("TypeRegistry");
    }

    @Test
    void bigNumbers_asString_areReadInBothForms() {
        RowCodec<Big> codec = RowCodec.of(Big.class).with(BigNumbers.AS_STRING);
        Big big = new Big(1, BigInteger.TWO, new BigDecimal("3.0"), 4);

        assertThat(codec.encode(big)).hasToString("{\"id\":\"1\",\"huge\":\"2\",\"price\":\"3.0\",\"count\":4}");
        assertThat(codec.decode(codec.encode(big))).isEqualTo(big);
        assertThat(codec.decode("{\"id\":1,\"huge\":2,\"price\":3.0,\"count\":4}")).isEqualTo(big);
        for (String wrong : List.of("", "+1", "01", "1.0", "1e0", "\u0661", " 1", "0x1")) {
            assertThatExceptionOfType(JsonCodecException.class)
                    .isThrownBy(() -> codec.decode("{\"id\":\"" + wrong + "\",\"huge\":2,\"price\":3,\"count\":4}"))
                    .withMessageStartingWith("At /id: a long was expected, but found the string \"" + wrong + "\"");
        }
    }

    @Test
    void nonFinite_refused_isNeitherWrittenNorRead() {
        RowCodec<Place> codec = RowCodec.of(Place.class).with(NonFinite.REFUSE);

        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.encode(new Place("a", Double.NaN)))
                .withMessage("At /latitude: a double that is finite was expected, but found NaN");
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode("{\"name\":null,\"latitude\":\"Infinity\"}"))
                .withMessage("At /latitude: a double was expected, but found the string \"Infinity\"");
    }

    @Test
    void lenient_unknownAndMissingFields_arePassedOver() {
        RowCodec<Place> codec = RowCodec.of(Place.class).with(UnknownFields.IGNORE).with(MissingFields.AS_NULL);

        assertThat(codec.decode("{\"other\":{\"name\":[1,{}]},\"latitude\":2}")).isEqualTo(new Place(null, 2));
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.decode("{\"name\":\"a\"}"))
                .withMessage("At /latitude: a double was expected, but found nothing");
    }

    @Test
    void component_alone_isReadAndWrittenAsInARow() {
        RowCodec<Big> codec = RowCodec.of(Big.class);
        RowType<Big> type = codec.rowType();

        assertThat(codec.encode(type.component("price"), new BigDecimal("1.0"))).hasToString("1.0");
        assertThat(codec.decode(type.component("id"), JsonText.parse("7", JsonLimits.DEFAULT))).isEqualTo(7L);
        assertThat(codec.encode(type.component("price"), null)).hasToString("null");
        assertThat(codec.isScalar(type.component("id"))).isTrue();
        assertThat(RowCodec.of(Tree.class).isScalar(RowType.of(Tree.class).component("children"))).isFalse();
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.encode(type.component("id"), "text"))
                .withMessage("At the top: a long was expected, but found a value of java.lang.String");
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.encode(type.component("id"), null))
                .withMessage("At the top: a long was expected, but found null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.isScalar(RowType.of(Place.class).component("name")))
                .withMessageContaining("Place::name");
    }

    @Test
    void of_componentWithoutJsonForm_isNamedWithWhatToUse() {
        assertThatIllegalArgumentException().isThrownBy(() -> RowCodec.of(Odd.class))
                .withMessageContaining("Odd::thread").withMessageContaining("java.lang.Thread")
                .withMessageContaining("use a");
        assertThatIllegalArgumentException().isThrownBy(() -> RowCodec.of(OddMap.class))
                .withMessageContaining("OddMap::map");
    }

    @Test
    void limits_depth_isHeldBothWays() {
        RowCodec<Tree> codec = RowCodec.of(Tree.class).with(JsonLimits.DEFAULT.withDepth(6));
        Tree deep = new Tree("", List.of(new Tree("", List.of(new Tree("", List.of())))));
        Tree deeper = new Tree("", List.of(deep));
        RowCodec<Tree> lenient = RowCodec.of(Tree.class);

        assertThat(codec.decode(codec.encodeToString(deep))).isEqualTo(deep);
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.encode(deeper))
                .withMessage("At /children/0/children/0/children/0: a value of at most 6 levels was expected,"
                        + " but found one more");
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode(lenient.encodeToString(deeper)))
                .withMessage("At /children/0/children/0/children/0: a document of at most 6 levels was expected,"
                        + " but found one more");
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.decode(lenient.encode(deeper)));
    }

    @Test
    void limits_documentsMadeToOverflowTheStack_areRefused() {
        String arrays = "[".repeat(1_000_000);
        String trees = "{\"name\":\"\",\"children\":[".repeat(100_000);
        RowCodec<Tree> codec = RowCodec.of(Tree.class).with(JsonLimits.DEFAULT.withDepth(500));
        ValueCodec values = ValueCodec.of(TypeRegistry.EMPTY).with(JsonLimits.DEFAULT.withDepth(500));

        for (Runnable reading : List.<Runnable>of(() -> codec.decode(trees), () -> values.decode(arrays),
                () -> JsonText.parse(arrays, JsonLimits.DEFAULT.withDepth(500)),
                () -> codec.with(UnknownFields.IGNORE).decode("{\"other\":" + arrays))) {
            assertThatExceptionOfType(JsonCodecException.class).isThrownBy(reading::run)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(20_000));
        }
    }

    @Test
    void limits_greatestDepth_fitsAStackOfHalfAMegabyte() throws InterruptedException {
        ValueCodec codec = ValueCodec.of(TypeRegistry.EMPTY).with(JsonLimits.DEFAULT.withDepth(500));
        String lists = "[".repeat(500) + "]".repeat(500);
        AtomicReference<@Nullable Object> written = new AtomicReference<>();
        Thread thread = new Thread(null, () -> {
            Object value = codec.decode(lists);
            written.set(codec.encode(value).toString() + codec.encodeToString(value));
        }, "small", 512 * 1024);

        thread.start();
        thread.join();

        assertThat(written.get()).isEqualTo(lists + lists);
    }

    @Test
    void decode_treesOfOtherMakers_areRowsOrRefused() {
        RowCodec<Place> codec = RowCodec.of(Place.class);
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("name", "a").put("latitude", 1.5f);

        assertThat(codec.decode(tree)).isEqualTo(new Place("a", 1.5));
        for (JsonNode odd : List.of(MissingNode.getInstance(),
                tree.deepCopy().put("latitude", Double.POSITIVE_INFINITY),
                tree.deepCopy().putPOJO("name", "a"), tree.deepCopy().put("name", new byte[1]))) {
            assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.decode(odd));
        }
    }

    @Test
    void limits_lengthAndDigits_areHeld() {
        RowCodec<Big> codec =
                RowCodec.of(Big.class).with(JsonLimits.DEFAULT.withLength(100).withDigits(20));
        Big long21 = new Big(1, BigInteger.TEN.pow(20), BigDecimal.ONE, 1);
        Big huge = new Big(1, BigInteger.ONE.shiftLeft(1_000), BigDecimal.ONE, 1);

        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.decode(" ".repeat(101)))
                .withMessage("At the top: a document of at most 100 characters was expected, but found one of 101");
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.decode(new byte[101]))
                .withMessage("At the top: a document of at most 100 bytes was expected, but found one of 101");
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.encode(long21))
                .withMessage(
                        "At /huge: an integer was expected, but found a number of 21 characters, which is longer than"
                                + " the 20 characters allowed");
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.encode(huge))
                .withMessageContaining("1001 bits");
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode(RowCodec.of(Big.class).encodeToString(long21)))
                .withMessage(
                        "At /huge: an integer was expected, but found a number of 21 characters, which is more than"
                                + " the 20 allowed");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonLimits.DEFAULT.withDepth(501))
                .withMessage("The depth of JSON must be between 1 and 500, but is to be 501");
    }

    @Test
    void equality_isThatOfTypeAndSettings() {
        RowCodec<Place> codec = RowCodec.of(Place.class);

        assertThat(codec).isEqualTo(RowCodec.of(Place.class)).hasSameHashCodeAs(RowCodec.of(Place.class))
                .isEqualTo(codec.with(UnknownFields.IGNORE).with(UnknownFields.REFUSE))
                .isNotEqualTo(codec.with(UnknownFields.IGNORE)).isNotEqualTo(codec.with(MissingFields.AS_NULL))
                .isNotEqualTo(codec.with(BigNumbers.AS_STRING)).isNotEqualTo(RowCodec.of(Tree.class))
                .isNotEqualTo(codec.with(JsonLimits.DEFAULT.withDepth(9)));
        assertThat(codec).hasToString("RowCodec of Place[name, latitude]");
    }
}
